import type { TrailEntry } from './entry.ts';

/** Interned values, by their JSON. */
export type Shared = Map<string, unknown>;

function once<T>(shared: Shared, value: T): T {
  const key = JSON.stringify(value);
  const cached = shared.get(key);
  if (cached !== undefined) return cached as T;
  shared.set(key, value);
  return value;
}

/** The entry with repeated values shared, so that a trail of years fits into memory. */
export function shareValues(shared: Shared, entry: TrailEntry): TrailEntry {
  const { position, eventId, occurredAt, recordedAt } = entry;
  return {
    position,
    eventId,
    kind: once(shared, entry.kind),
    type: once(shared, entry.type),
    occurredAt,
    recordedAt: recordedAt === occurredAt ? occurredAt : recordedAt,
    actor: once(shared, entry.actor),
    about: once(shared, entry.about),
    details: once(shared, entry.details),
    organisations: once(shared, entry.organisations),
    shelters: once(shared, entry.shelters),
  };
}

import type { AuditTopic } from '@safe-haven/contracts';
import { type Actor, isOwn, scopeOf } from '@safe-haven/domain';
import type { ReadableDirectoryEntry } from '../people/directory.ts';
import { isAudited } from './details.ts';
import { type AuditKind, entryOf, type TrailEntry } from './entry.ts';
import { topicOf } from './topics.ts';
import type { Trail } from './trail.ts';

/** The query: instants of recording, `to` included; `before` is a position. */
export interface TrailFilter {
  readonly from: string;
  readonly to: string;
  readonly before?: string | undefined;
  readonly person?: string | undefined;
  readonly shelter?: string | undefined;
  readonly kind?: AuditKind | undefined;
  readonly topic?: AuditTopic | undefined;
}

/** The organisation of a shelter; null: unknown. */
export type OrganisationOf = (shelterId: string) => string | null;

/**
 * Whether the policy lets an actor see this entry. An auditor sees all. A manager sees what was done in, to and with
 * the own organisation's shelters, by anybody; what its people did; and what happened to its accounts and tokens.
 */
export function mayAudit(actor: Actor, entry: TrailEntry, organisationOf: OrganisationOf): boolean {
  const scope = scopeOf(actor.role, 'audit');
  if (scope === 'any') return true;
  if (scope !== 'own' || actor.organisation === null) return false;
  const { about, organisations } = entry;
  if (about.kind === 'shelter' && isOwnShelter(actor, about.id, organisationOf)) return true;
  if (entry.shelters.some((id) => isOwnShelter(actor, id, organisationOf))) return true;
  if (entry.kind === 'house') return false;
  return entry.actor.organisation === actor.organisation || organisations.includes(actor.organisation);
}

function isOwnShelter(actor: Actor, shelterId: string, organisationOf: OrganisationOf): boolean {
  const organisation = organisationOf(shelterId);
  return organisation !== null && isOwn(actor, { organisation, shelterId });
}

/** The shelters of an entry that the reader may see: all for an auditor, their own for a manager. */
export const sheltersVisibleTo = (
  actor: Actor,
  { shelters }: Pick<TrailEntry, 'shelters'>,
  organisationOf: OrganisationOf,
): readonly string[] =>
  scopeOf(actor.role, 'audit') === 'any' ? shelters : shelters.filter((id) => isOwnShelter(actor, id, organisationOf));

/** Whether an entry matches the filter. */
export const isAsked = (entry: TrailEntry, { from, to, before, person, shelter, kind, topic }: TrailFilter): boolean =>
  entry.recordedAt >= from &&
  entry.recordedAt <= to &&
  (before === undefined || entry.position < before) &&
  (kind === undefined || entry.kind === kind) &&
  (topic === undefined || topicOf(entry.type) === topic) &&
  (person === undefined ||
    entry.actor.person === person ||
    (entry.about.kind === 'person' && entry.about.id === person)) &&
  (shelter === undefined ||
    (entry.about.kind === 'shelter' && entry.about.id === shelter) ||
    entry.shelters.includes(shelter));

/** How far the clocks of replicas may be apart: an entry this much older may still have one of the range before it. */
const SKEW_MS = 86_400_000;
const ENTRIES_PER_STEP = 256;

/**
 * Matching and visible entries, newest first, at most `limit`. Looks at those of the range alone, from its end on; yields every
 * few, because a range may be years.
 */
export function* selectFrom(
  { keys, entries }: Trail,
  filter: TrailFilter,
  limit: number,
  maySee: (entry: TrailEntry) => boolean,
): Generator<void, TrailEntry[]> {
  const wanted = (entry: TrailEntry) => isAsked(entry, filter) && maySee(entry);
  const found: TrailEntry[] = [];
  let looked = 0;
  for (const entry of filter.kind === undefined || filter.kind === 'key' ? keys.values() : []) {
    if (wanted(entry)) found.push(entry);
    if (++looked % ENTRIES_PER_STEP === 0) yield;
  }
  const tooOld = new Date(Date.parse(filter.from) - SKEW_MS).toISOString();
  let taken = 0;
  for (let at = countBefore(entries, filter.before) - 1; at >= 0 && taken < limit; at--) {
    const entry = entries[at]!;
    if (entry.recordedAt < tooOld) break;
    if (wanted(entry)) {
      found.push(entry);
      taken += 1;
    }
    if (++looked % ENTRIES_PER_STEP === 0) yield;
  }
  return newestFirst(found).slice(0, limit);
}

/** How many entries are before a position, of entries in log order; absent: all. */
function countBefore(entries: readonly TrailEntry[], before: string | undefined): number {
  let [low, high] = [0, entries.length];
  while (before !== undefined && low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.position < before) low = middle + 1;
    else high = middle;
  }
  return high;
}

export const newestFirst = (entries: TrailEntry[]): TrailEntry[] =>
  entries.sort((a, b) => (a.position < b.position ? 1 : a.position > b.position ? -1 : 0));

/** Maps a shelter's event to an entry; null: its type is not shown. */
export function shelterEntry(shelterId: string, recorded: ReadableDirectoryEntry): TrailEntry | null {
  if (!isAudited(recorded.event)) return null;
  return entryOf(recorded, { kind: 'house', about: { kind: 'shelter', id: shelterId }, organisations: [] });
}

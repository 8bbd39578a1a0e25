import { type EventContext } from '../../decider.ts';
import { own } from '../../records.ts';
import type { ShelterEvent } from '../events.ts';
import type { Bed, KeptShelter, Service } from '../state.ts';
import { remember } from './ended.ts';
import { type KeptPatch, NOTHING } from './patch.ts';

type Of<T extends ShelterEvent['type']> = Extract<ShelterEvent, { type: T }>;

/** The beds with the service of some of them replaced; the same record when none changes. */
export function serve(
  beds: Readonly<Record<string, Bed>>,
  ids: readonly string[],
  next: (bed: Bed) => Service,
): Readonly<Record<string, Bed>> {
  let changed: Record<string, Bed> | null = null;
  for (const id of ids) {
    const bed = own(beds, id);
    if (bed === undefined) continue;
    const service = next(bed);
    if (service === bed.service) continue;
    changed ??= { ...beds };
    changed[id] = { ...bed, service };
  }
  return changed ?? beds;
}

export function bedTakenOut(
  state: KeptShelter,
  event: Of<'BedTakenOutOfService'>,
  { occurredAt, actor }: EventContext,
): KeptPatch {
  const { reason, expectedBack } = event;
  return {
    beds: serve(state.beds, [event.bedId], () => ({
      state: 'out',
      reason,
      since: occurredAt,
      expectedBack,
      by: actor,
    })),
  };
}

export function bedReturned(
  state: KeptShelter,
  event: Of<'BedReturnedToService'>,
  { occurredAt, actor }: EventContext,
): KeptPatch {
  const bed = own(state.beds, event.bedId);
  if (bed?.service.state !== 'out') return NOTHING;
  return {
    beds: serve(state.beds, [bed.bedId], () => ({ state: bed.kind === 'overflow' ? 'closed' : 'in' })),
    ...remember(state, {
      id: bed.bedId,
      what: 'out',
      how: 'returned',
      beds: [bed.bedId],
      from: bed.service.since,
      to: occurredAt,
      by: actor,
    }),
  };
}

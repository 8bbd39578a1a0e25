import { own } from '@safe-haven/lang';
import { useOf } from '../beds/usage.ts';
import type { Bed, KeptShelter, Service } from '../state.ts';

/** The beds with the service of some replaced; the same record when none changes. */
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

/** The beds after some were left: an overflow bed past its time closes with its last user. */
export function vacated(
  state: KeptShelter,
  left: readonly string[],
  holds: KeptShelter['holds'],
  stays: KeptShelter['stays'],
): KeptShelter['beds'] {
  return serve(state.beds, left, (bed) =>
    bed.service.state === 'overflow' && bed.service.closing && useOf({ holds, stays }, bed.bedId) === null
      ? { state: 'closed' }
      : bed.service,
  );
}

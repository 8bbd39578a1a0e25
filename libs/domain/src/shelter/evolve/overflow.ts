import { useOf } from '../beds/usage.ts';
import type { ShelterEvent } from '../events.ts';
import type { Bed, KeptShelter, Service } from '../state.ts';
import type { KeptPatch } from './patch.ts';
import { serve } from './service.ts';

type Of<T extends ShelterEvent['type']> = Extract<ShelterEvent, { type: T }>;

export const overflowOpened = (state: KeptShelter, { beds, until }: Of<'OverflowOpened'>): KeptPatch => ({
  beds: serve(state.beds, beds, (bed) =>
    bed.kind !== 'overflow' || bed.service.state === 'out' ? bed.service : { state: 'overflow', until, closing: false },
  ),
});

/** A bed in use stays in service until its hold or stay ends; the others close at once. */
export const overflowClosed = (state: KeptShelter, { beds }: Of<'OverflowClosed'>): KeptPatch => ({
  beds: serve(state.beds, beds, (bed) => closed(bed, useOf(state, bed.bedId) !== null)),
});

function closed({ service }: Bed, inUse: boolean): Service {
  if (service.state !== 'overflow') return service;
  return inUse ? { ...service, closing: true } : { state: 'closed' };
}

/** The beds after some of them were left: an overflow bed whose time is over closes with the one who leaves it. */
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

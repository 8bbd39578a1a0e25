import type { Instant } from '../../terms.ts';
import { unknownBed } from '../beds/unfit.ts';
import { useOf } from '../beds/usage.ts';
import { serve } from '../evolving/serving-beds.ts';
import type { Bed, KeptShelter, Service } from '../state.ts';
import { keptShelterFact } from './fact.ts';

/** A bed in use stays in service until its hold or stay ends; the others close at once. */
export const overflowClosed = keptShelterFact<'OverflowClosed'>({
  changesOccupancy: true,
  decidedByTime: (state, { beds }, { occurredAt }) =>
    state.situation === 'kept' && beds.some((id) => untilOf(state, id) === occurredAt),
  evolve: (state, { beds }) => ({
    beds: serve(state.beds, beds, (bed) => closed(bed, useOf(state, bed.bedId) !== null)),
  }),
  recheck: (state, { beds }) => unknownBed(state, beds)?.code ?? null,
});

function closed({ service }: Bed, inUse: boolean): Service {
  if (service.state !== 'overflow') return service;
  return inUse ? { ...service, closing: true } : { state: 'closed' };
}

function untilOf(state: KeptShelter, bedId: string): Instant | null {
  const service = state.beds[bedId]?.service;
  return service?.state === 'overflow' ? service.until : null;
}

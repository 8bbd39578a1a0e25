import { type Actor, type AdmissionKind, MINUTE, type Party } from '@safe-haven/domain';
import { instantOf } from '../local-time.ts';
import { planStay } from './departures.ts';
import type { SimulatedShelter } from './simulated-shelter.ts';

/** A night worker may record an arrival later than it happened. */
export function admitWalkIn(simulated: SimulatedShelter, ms: number, party: Party): void {
  const { random } = simulated;
  const late = random.chance(0.25) ? random.int(10, 170) * MINUTE : 0;
  const kind = random.weighted<AdmissionKind>([
    [5, 'self'],
    [3, 'official'],
    [2, 'referral'],
  ]);
  const by = random.chance(0.75) ? simulated.staff.staff : simulated.staff.coordinator;
  admit(simulated, ms, by, { party, kind, ...(late > 0 && { occurredAt: instantOf(ms - late) }) });
}

interface Admission {
  readonly party?: Party;
  readonly holdId?: string;
  readonly kind?: AdmissionKind;
  readonly occurredAt?: string;
}

/** Admits a party and schedules its departure; false when there was no place. */
export function admit(simulated: SimulatedShelter, ms: number, by: Actor, admission: Admission): boolean {
  const events = simulated.log.send(ms, by, { type: 'admit-party', anotherParty: true, ...admission });
  const admitted = events?.find((e) => e.type === 'PartyAdmitted');
  if (admitted) planStay(simulated, admitted.stayId, ms);
  return admitted !== undefined;
}

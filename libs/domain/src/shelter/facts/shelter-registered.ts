import type { EventContext } from '../../decider.ts';
import { DEFAULT_HOLD_POLICY } from '../../terms.ts';
import { NO_ATTESTATION } from '../attestation.ts';
import { DEFAULT_CHECK_HOURS } from '../check-hours.ts';
import { NOTHING } from '../evolving/patch.ts';
import type { ShelterState } from '../state.ts';
import { anyShelterFact, type EventOf } from './fact.ts';

/** Can't be corrected, because all later facts depend on it. */
export const shelterRegistered = anyShelterFact<'ShelterRegistered'>({ correctable: [], evolve: () => NOTHING });

/** The state of a new house: open, empty, kept, counted or past; a draft until a second person publishes it. */
export function registered(
  shelterId: string,
  event: EventOf<'ShelterRegistered'>,
  context: EventContext,
): ShelterState {
  const common = {
    shelterId,
    name: event.name,
    organisation: event.organisation,
    country: event.country,
    area: event.area,
    timezone: event.timezone,
    kind: event.kind,
    registeredAt: context.occurredAt,
    registeredBy: context.actor.person,
    draft: event.draft,
    declined: null,
    proposed: null,
    // A past house is closed from the start, and stays so (PH-1).
    closed: event.mode === 'past',
    rules: null,
    intake: { state: 'open' },
    census: { latest: null, places: null, months: {}, questioned: {} },
    checkHours: DEFAULT_CHECK_HOURS,
    askedAt: null,
    confirmedAt: null,
    attested: NO_ATTESTATION,
    call: null,
    surges: {},
    changedAt: context.occurredAt,
    changedRevision: context.revision,
    recordedAt: context.recordedAt,
    revision: context.revision,
    lastActions: {},
  } as const;
  if (event.mode !== 'kept') return { situation: event.mode, ...common };
  return {
    situation: 'kept',
    ...common,
    holdPolicy: DEFAULT_HOLD_POLICY,
    rooms: {},
    beds: {},
    holds: {},
    stays: {},
    ended: [],
    forgottenUntil: null,
  };
}

import { acceptedAt, type Deciding, refuse } from '../../decider.ts';
import { placesNeeded } from '../../party.ts';
import type { RequestEvent } from '../events.ts';
import type { RequestDecision } from '../rejections.ts';
import type { RequestState } from '../state.ts';
import type { CommandOf, RequestCommandRow } from './command.ts';
import { consentOf, needsGuardian } from './record-consent.ts';

/** Assumption to confirm with the partners: after so many minutes without a place the next people are notified. */
const DEFAULT_ESCALATION: readonly number[] = [10, 20, 30];

export const open: RequestCommandRow<'open'> = { action: 'handle_requests', when: 'any', decide };

function decide(command: CommandOf<'open'>, state: RequestState, { id, now, actor }: Deciding): RequestDecision {
  if (state.situation !== 'unopened') return refuse('already_opened');
  const { party, criteria, urgency, excludedAreas, consent, escalation = DEFAULT_ESCALATION } = command;
  if (criteria.key !== `request-${id}`) return refuse('sealed_elsewhere');
  if (placesNeeded(party) === 0) return refuse('empty_party');
  if (consent !== undefined && needsGuardian(party, consent)) return refuse('guardian_needed');
  const { organisation, country } = actor;
  const event: RequestEvent = {
    type: 'RequestOpened',
    requestedFrom: { organisation, country },
    party,
    criteria,
    urgency,
    excludedAreas,
    escalation: [...new Set(escalation.filter((minutes) => Number.isInteger(minutes) && minutes > 0))].toSorted(
      (a, b) => a - b,
    ),
  };
  return acceptedAt(now, event, ...(consent === undefined ? [] : [consentOf(consent)]));
}

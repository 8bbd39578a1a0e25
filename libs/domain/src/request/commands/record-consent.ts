import { same } from '@safe-haven/lang';
import { accepted, type Deciding, refuse } from '../../decider.ts';
import { adultsOf } from '../../party.ts';
import type { Party } from '../../terms.ts';
import type { RequestEvent } from '../events.ts';
import type { RequestDecision } from '../rejections.ts';
import type { OpenedRequest, RequestConsent } from '../state.ts';
import type { CommandOf, RequestCommandRow } from './command.ts';
import { decidedLater } from './moment.ts';

export const recordConsent: RequestCommandRow<'record-consent'> = {
  action: 'handle_requests',
  when: 'not_closed',
  decide,
};

type Given = Pick<RequestConsent, 'kind' | 'scope'>;

export const consentOf = ({ kind, scope }: Given): RequestEvent => ({
  type: 'RequestConsentRecorded',
  kind,
  scope: [...new Set(scope)],
});

/** For unaccompanied children their guardian consents. */
export const needsGuardian = (party: Party, { kind }: Given): boolean => adultsOf(party) === 0 && kind !== 'guardian';

/** An empty scope withdraws the consent: from then on nothing more is disclosed to a house. */
function decide(command: CommandOf<'record-consent'>, state: OpenedRequest, ctx: Deciding): RequestDecision {
  const decision = decidedLater(command.occurredAt, state, ctx, consentOf(command));
  if (!decision.ok) return decision;
  if (needsGuardian(state.party, command)) return refuse('guardian_needed');
  const { kind, scope } = command;
  return state.consent?.kind === kind && same(state.consent.scope, [...new Set(scope)]) ? accepted() : decision;
}

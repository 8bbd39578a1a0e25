import { own } from '@safe-haven/lang';
import { acceptedAt, refuse } from '../../decider.ts';
import type { Fields } from '../facts/fact.ts';
import { isSecondFactor, proofFault } from '../proof.ts';
import type { PersonDecision } from '../rejections.ts';
import type { ActivePerson } from '../state.ts';
import type { PersonCommandRow, PersonContext } from './command.ts';

interface RotateSession extends Pick<Fields<'SessionOpened'>, 'sessionId' | 'proof'> {
  readonly from: string;
  /** null: the role stays. */
  readonly grantId: string | null;
}

/** Continues a session under a new id: after a step-up, or to act in another role. */
export const rotateSession: PersonCommandRow<RotateSession> = { of: 'active', decide };

/** The end is unchanged: a step-up does not prolong a session. */
function decide(command: RotateSession, state: ActivePerson, ctx: PersonContext): PersonDecision {
  const fault = proofFault(command.proof, state);
  if (fault) return refuse(fault);
  const before = own(state.sessions, command.from);
  if (!before) return refuse('session_unknown');
  const grantId = command.grantId ?? before.grantId;
  if (!own(state.grants, grantId)) return refuse('grant_unknown');
  const { method, console, device, expiresAt, authenticatedAt } = before;
  const steppedUpAt = isSecondFactor(command.proof) ? ctx.now : before.steppedUpAt;
  return acceptedAt(ctx.now, {
    type: 'SessionOpened',
    sessionId: command.sessionId,
    grantId,
    method,
    proof: command.proof,
    console,
    device,
    expiresAt,
    steppedUpAt,
    replaces: command.from,
    ...(authenticatedAt !== null && { authenticatedAt }),
  });
}

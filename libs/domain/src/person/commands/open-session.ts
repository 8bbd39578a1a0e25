import { own } from '@safe-haven/lang';
import { acceptedAt, refuse } from '../../decider.ts';
import { after } from '../../instant.ts';
import type { Instant } from '../../terms.ts';
import type { Fields } from '../facts/fact.ts';
import { SESSION_LASTS } from '../limits.ts';
import { isSecondFactor, proofFault } from '../proof.ts';
import type { PersonDecision } from '../rejections.ts';
import type { ActivePerson } from '../state.ts';
import type { PersonCommandRow, PersonContext } from './command.ts';

interface OpenASession extends Pick<Fields<'SessionOpened'>, 'sessionId' | 'method' | 'proof' | 'console' | 'device'> {
  /** null: the role that was granted first. */
  readonly grantId: string | null;
  readonly authenticatedAt?: Instant | undefined;
}

export const openSession: PersonCommandRow<OpenASession> = { of: 'active', decide };

function decide(command: OpenASession, state: ActivePerson, ctx: PersonContext): PersonDecision {
  const fault = proofFault(command.proof, state);
  if (fault) return refuse(fault);
  const grantId = command.grantId ?? Object.keys(state.grants)[0];
  if (grantId === undefined) return refuse('no_role');
  if (!own(state.grants, grantId)) return refuse('grant_unknown');
  const { sessionId, method, proof, console, device, authenticatedAt } = command;
  return acceptedAt(ctx.now, {
    type: 'SessionOpened',
    sessionId,
    grantId,
    method,
    proof,
    console,
    device,
    expiresAt: after(ctx.now, SESSION_LASTS),
    steppedUpAt: isSecondFactor(proof) || method === 'activation' ? ctx.now : null,
    replaces: null,
    ...(authenticatedAt !== undefined && { authenticatedAt }),
  });
}

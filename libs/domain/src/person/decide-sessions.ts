import { acceptedAt, refuse } from '../decider.ts';
import { after } from '../instant.ts';
import { own } from '../records.ts';
import type { PersonCommand, PersonContext } from './commands.ts';
import type { Proof } from './events.ts';
import { SESSION_LASTS } from './limits.ts';
import { proofFault } from './proof.ts';
import { type PersonDecision } from './rejections.ts';
import type { ActivePerson } from './state.ts';

type Command<T extends PersonCommand['type']> = Extract<PersonCommand, { type: T }>;

export function decideOpen(command: Command<'open-session'>, state: ActivePerson, ctx: PersonContext): PersonDecision {
  const fault = proofFault(command.proof, state);
  if (fault) return refuse(fault);
  const grantId = command.grantId ?? Object.keys(state.grants)[0];
  if (grantId === undefined) return refuse('no_role');
  if (!own(state.grants, grantId)) return refuse('grant_unknown');
  const { sessionId, method, proof, console, device } = command;
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
  });
}

/** The end stays where it was: a step-up does not make a shift longer. */
export function decideRotate(
  command: Command<'rotate-session'>,
  state: ActivePerson,
  ctx: PersonContext,
): PersonDecision {
  const fault = proofFault(command.proof, state);
  if (fault) return refuse(fault);
  const before = own(state.sessions, command.from);
  if (!before) return refuse('session_unknown');
  const grantId = command.grantId ?? before.grantId;
  if (!own(state.grants, grantId)) return refuse('grant_unknown');
  const { method, console, device, expiresAt } = before;
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
  });
}

/** A passkey asks for the finger or the PIN itself, so it is two factors in one. */
const isSecondFactor = (proof: Proof | null): boolean =>
  proof !== null && (proof.totpStep !== null || proof.recoveryCode !== null || proof.signCount !== null);

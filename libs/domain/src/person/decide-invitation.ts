import { acceptedAt, refuse } from '../decider.ts';
import type { PersonCommand, PersonContext } from './commands.ts';
import { grantFault, isTwice } from './decide-roles.ts';
import type { PersonEvent } from './events.ts';
import { PERSON_REJECTION_CODES, type PersonDecision } from './rejections.ts';
import { canSignIn, type KnownPerson, type PersonState } from './state.ts';

type Command<T extends PersonCommand['type']> = Extract<PersonCommand, { type: T }>;

export function decideInvite(command: Command<'invite'>, state: PersonState, ctx: PersonContext): PersonDecision {
  if (state.situation !== 'unknown') return refuse('already_invited');
  if (command.grants.length === 0) return refuse('no_role');
  const { grants } = command;
  if (grants.some((grant, i) => grants.slice(0, i).some((g) => isTwice(g, grant)))) return refuse('already_granted');
  const faults = new Set(grants.map(grantFault));
  const fault = PERSON_REJECTION_CODES.find((code) => faults.has(code));
  if (fault) return refuse(fault);
  const { profile, tokenHash, expiresAt } = command;
  return acceptedAt<PersonEvent>(
    ctx.now,
    { type: 'PersonInvited', profile, tokenHash, expiresAt },
    ...command.grants.map((grant) => ({ type: 'RoleGranted', ...grant }) as const),
  );
}

/** The link before it stops working at once: of two links, one is always a mistake. */
export function decideRenew(
  command: Command<'renew-invitation'>,
  state: KnownPerson,
  ctx: PersonContext,
): PersonDecision {
  if (state.situation === 'disabled') return refuse('person_disabled');
  const { tokenHash, expiresAt } = command;
  return acceptedAt(ctx.now, { type: 'InvitationRenewed', tokenHash, expiresAt });
}

export function decideActivate(command: Command<'activate'>, state: KnownPerson, ctx: PersonContext): PersonDecision {
  if (state.situation === 'disabled') return refuse('person_disabled');
  if (state.invitation?.tokenHash !== command.tokenHash) return refuse('link_used');
  if (state.invitation.expiresAt <= ctx.now) return refuse('link_expired');
  const kinds = Object.fromEntries(command.credentials.map((c) => [c.credentialId, c]));
  if (!canSignIn(kinds)) return refuse('no_way_to_sign_in');
  if (Object.keys(kinds).length < command.credentials.length) return refuse('credential_exists');
  // Whoever had got hold of the account before is out: every session ends with the ways that opened it.
  const ended = Object.keys(state.sessions).map(
    (sessionId) => ({ type: 'SessionRevoked', sessionId, reason: 'signed_out_elsewhere' }) as const,
  );
  return acceptedAt<PersonEvent>(
    ctx.now,
    ...ended,
    { type: 'PersonActivated', profile: command.profile },
    ...command.credentials.map((c) => ({ type: 'CredentialAdded', ...c }) as const),
  );
}

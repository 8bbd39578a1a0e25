import { acceptedAt, refuse } from '../../decider.ts';
import type { Grant, PersonEvent } from '../events.ts';
import type { Fields } from '../facts/fact.ts';
import { PERSON_REJECTION_CODES, type PersonDecision } from '../rejections.ts';
import { grantFault, isDuplicate } from '../roles.ts';
import type { PersonState } from '../state.ts';
import type { PersonCommandRow, PersonContext } from './command.ts';

interface Invite extends Fields<'PersonInvited'> {
  readonly grants: readonly Grant[];
}

export const invite: PersonCommandRow<Invite> = { of: 'anybody', decide };

function decide(
  { profile, tokenHash, expiresAt, grants }: Invite,
  state: PersonState,
  ctx: PersonContext,
): PersonDecision {
  if (state.situation !== 'unknown') return refuse('already_invited');
  if (grants.length === 0) return refuse('no_role');
  if (grants.some((grant, i) => grants.slice(0, i).some((g) => isDuplicate(g, grant))))
    return refuse('already_granted');
  const faults = new Set(grants.map(grantFault));
  const fault = PERSON_REJECTION_CODES.find((code) => faults.has(code));
  if (fault) return refuse(fault);
  return acceptedAt<PersonEvent>(
    ctx.now,
    { type: 'PersonInvited', profile, tokenHash, expiresAt },
    ...grants.map((grant) => ({ type: 'RoleGranted', ...grant }) as const),
  );
}

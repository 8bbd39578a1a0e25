import { compare } from '@safe-haven/lang';
import { isAsMany } from '../../party.ts';
import type { Party } from '../../terms.ts';
import type { ShelterContext } from '../decision.ts';
import type { Rejection } from '../rejections.ts';
import type { KeptShelter } from '../state.ts';
import { holdOfTransfer } from './transfer-hold.ts';

interface AtTheDoor {
  readonly party: Party;
  readonly requestId?: string | undefined;
  readonly anotherParty?: true | undefined;
}

/**
 * Why a party without a hold is not admitted as a new one: it may be counted twice (TR-14). Their request's hold is theirs in
 * any case; a hold or a diverted party of as many may be, unless the person at the door says that it is not.
 */
export function mistakenFor(
  { party, requestId, anotherParty }: AtTheDoor,
  state: KeptShelter,
  { expected = [] }: ShelterContext,
): Rejection | null {
  const holds = Object.values(state.holds).toSorted((a, b) => compare(a.expiresAt, b.expiresAt));
  const isTheirs = (of: { readonly requestId: string | null; readonly party: Party }): boolean =>
    requestId === undefined ? anotherParty === undefined && isAsMany(of.party, party) : of.requestId === requestId;
  const held = holds.find(isTheirs);
  if (held !== undefined) return { code: 'party_is_held', holdId: held.holdId };
  if (requestId !== undefined) return null;
  const diverted = expected.find((of) => holdOfTransfer(state, of.transferId) === null && isTheirs(of));
  return diverted === undefined ? null : { code: 'party_is_expected', transferId: diverted.transferId };
}

/** The diverted transfer here of a request, which a hold or an admission for that request ends (TR-10); null: none. */
export function divertedFor(
  state: KeptShelter,
  requestId: string | null | undefined,
  { expected = [] }: ShelterContext,
): string | null {
  if (requestId === null || requestId === undefined) return null;
  const theirs = expected.find((of) => of.requestId === requestId);
  return theirs === undefined || holdOfTransfer(state, theirs.transferId) !== null ? null : theirs.transferId;
}

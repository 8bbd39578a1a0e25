import {
  type Actor,
  actionOf,
  changesAHold,
  isShownTo,
  mayCommand,
  mayDo,
  type OutsideShelter,
  type PlacedBy,
  type ShelterCommand,
  type ShelterRef,
  type ShelterState,
  seesExact,
} from '@safe-haven/domain';
import { caseProblem } from '../cases/case-rejections.ts';
import type { HoldsForRequests } from '../cases/holds-for-requests.ts';
import { noSuchHouse } from '../feed/named-shelters.ts';
import type { Caller } from '../identity/authentication.ts';
import { Failure } from '../problems/failure.ts';
import type { RefusedHolds } from './refused-holds.ts';
import { isBound, type Registry } from './registry.ts';

/** What a permit asks beside the policy, and what a refusal of it leaves behind. */
export interface Around {
  readonly requests: HoldsForRequests;
  readonly registry: Registry;
  readonly refused: RefusedHolds;
}

/**
 * Asks the policy, and what has to be so beside. `around` null: of a program that does without. Throws `no_right`,
 * `too_many_party_sizes`, or why beds are not held for a request.
 */
export async function permitOrFail(
  around: Around | null,
  caller: Caller,
  state: ShelterState,
  command: ShelterCommand,
): Promise<OutsideShelter> {
  const { actor } = caller;
  const shelter = shelterOf(state, command);
  const invited = await isInvitedTo(around?.requests ?? null, actor, shelter.shelterId, command);
  if (!maySend(caller, shelter, state, command, invited)) {
    // Of a draft nobody learns that it is there by asking something of it.
    throw isShownTo(actor, shelter) ? new Failure('no_right') : noSuchHouse();
  }
  // Beds are chosen by whoever may see them; for everybody else the rules choose (domain.md §5).
  if ('beds' in command && command.type !== 'add-beds' && !seesExact(actor, shelter)) throw new Failure('no_right');
  // A house of others is not measured with holds (PV-2).
  if (!invited && !seesExact(actor, shelter)) around?.refused.mayAskOrFail({ actor, command });
  await requestOrFail(around?.requests ?? null, actor, shelter, command);
  return { invited, ...around?.registry.outsideOf(command, shelter.organisation, isBound(caller.scopes)) };
}

/** The policy's answer for one command, with what it says of a hold and of a token. */
export const maySend = (
  { actor, scopes }: Caller,
  shelter: ShelterRef,
  state: ShelterState,
  command: ShelterCommand,
  invited: boolean,
): boolean =>
  mayCommand(actor, command.type, shelter, { ...about(state, command), invited }) &&
  (scopes === undefined || scopes.some((scope) => scope === actionOf(command.type)));

/** The house as the policy knows it. Throws `not_found` of one that is not registered, but for its registration. */
export function shelterOf(state: ShelterState, command: ShelterCommand): ShelterRef {
  if (state.situation !== 'unregistered') {
    const { shelterId, organisation, country, draft, closed } = state;
    return { shelterId, organisation, country, draft, closed };
  }
  if (command.type !== 'register') throw noSuchHouse();
  return { shelterId: state.shelterId, organisation: command.organisation, country: command.country };
}

/** RQ-13: whether the house said yes to the request that the hold is for. */
async function isInvitedTo(
  requests: HoldsForRequests | null,
  actor: Actor,
  shelterId: string,
  command: ShelterCommand,
): Promise<boolean> {
  if (requests === null || command.type !== 'hold-beds' || command.requestId === undefined) return false;
  return mayDo(actor, 'handle_requests') && requests.invites(actor, shelterId, command.requestId);
}

/** Beds are held for existing requests, by those who may see them. */
async function requestOrFail(
  requests: HoldsForRequests | null,
  actor: Actor,
  shelter: ShelterRef,
  command: ShelterCommand,
): Promise<void> {
  if (command.type !== 'hold-beds' || command.requestId === undefined) return;
  if (requests === null) throw new Failure('rejected', caseProblem('request_not_opened'));
  await requests.orFail(actor, shelter, command.requestId);
}

/** Whose hold it is decides whether a hotline may extend it, expect its party or release it, and for what it is whether anybody else may. */
function about(state: ShelterState, command: ShelterCommand): { placedBy?: PlacedBy; requestId?: string | null } {
  if (command.type === 'hold-beds') return { requestId: command.requestId ?? null };
  if (state.situation !== 'kept' || !changesAHold(command.type) || !('holdId' in command)) return {};
  const { holdId = '' } = command;
  const live = Object.hasOwn(state.holds, holdId) ? state.holds[holdId] : undefined;
  if (live) return { placedBy: live.placedBy, requestId: live.requestId };
  const ended = state.ended.find((e) => e.what === 'hold' && e.id === holdId);
  return ended ? { placedBy: ended.by, requestId: ended.requestId } : {};
}

import {
  type Actor,
  actionOf,
  changesAHold,
  changesOf,
  isPublished,
  isShownTo,
  mayCommand,
  mayDo,
  moveIn,
  type OutsideShelter,
  type PlacedBy,
  type ShelterCommand,
  type ShelterRef,
  type ShelterState,
  scopeOf,
  seesExact,
} from '@safe-haven/domain';
import { caseProblem } from '../cases/case-rejections.ts';
import type { HoldsForRequests } from '../cases/holds-for-requests.ts';
import type { SurgeAsked } from '../cases/surge-asked.ts';
import { token } from '../environment/provide.ts';
import { noSuchShelter } from '../feed/named-shelters.ts';
import type { SentPositions } from '../feed/sent-positions.ts';
import type { Caller } from '../identity/authentication.ts';
import type { PartySizes } from '../privacy/probing/party-sizes.ts';
import { Failure } from '../problems/failure.ts';
import type { HoldsElsewhere } from './holds-elsewhere.ts';
import type { RefusedHolds } from './refused-holds.ts';
import { isBound, type Registry } from './registry.ts';

/** Checks of a permit beyond the policy, and the consequences of a refusal. */
export interface PermitContext {
  readonly requests: HoldsForRequests;
  readonly registry: Registry;
  readonly refused: RefusedHolds;
  readonly sizes: PartySizes;
  readonly sent: SentPositions;
  readonly holds: HoldsElsewhere;
  readonly surges: SurgeAsked;
}

export const PERMIT_CONTEXT = token<PermitContext>('permit context');

/**
 * Checks the policy and the further preconditions. `context` null: only the policy. Throws `no_right`,
 * `second_factor_needed`, `too_many_party_sizes`, `too_many_holds`, or the reason why no beds are held for a request.
 */
export async function permitOrFail(
  context: PermitContext | null,
  caller: Caller,
  state: ShelterState,
  command: ShelterCommand,
): Promise<OutsideShelter> {
  const { actor } = caller;
  if (!mayEverSend(caller, command)) throw new Failure('no_right');
  const shelter = shelterOf(state, command);
  const invited = await isInvitedTo(context?.requests ?? null, actor, shelter.shelterId, command);
  if (!maySend(caller, shelter, state, command, invited)) {
    // A draft is indistinguishable from a missing shelter, and so is any to who has no board.
    const isKnown = command.type === 'register' || (mayDo(actor, 'see_board') && isShownTo(actor, shelter));
    throw isKnown ? new Failure('no_right') : noSuchShelter();
  }
  if (isBound(caller) && !caller.steppedUp && movesPublished(state, command)) throw new Failure('second_factor_needed');
  // Only callers who see the beds may choose them; for others the rules choose (SH-15).
  if ('beds' in command && command.type !== 'add-beds' && !seesExact(actor, shelter)) throw new Failure('no_right');
  // Holds must not be used to measure other organisations' shelters (PV-2).
  if (command.type === 'hold-beds' && !invited && !seesExact(actor, shelter))
    context?.sizes.orFail(actor, command.party);
  context?.holds.orFail(actor, shelter.shelterId, command);
  await requestOrFail(context?.requests ?? null, actor, shelter, command);
  const expected = ASKS_WHO_COMES.has(command.type) ? context?.requests.expectedAt(shelter.shelterId) : undefined;
  return {
    invited,
    ...(caller.source === 'sms' ? { bySms: true } : {}),
    ...(expected === undefined ? {} : { expected }),
    ...(command.type === 'answer-surge' ? { surge: (await context?.surges.by(command.surgeId)) ?? null } : {}),
    ...context?.registry.outsideOf(command, { ...shelter, proposed: proposedIn(state) }, isBound(caller)),
  };
}

const proposedIn = (state: ShelterState) => (state.situation === 'unregistered' ? null : state.proposed);

/** PX-1: whether it proposes another name or place of a published shelter, or publishes it. */
function movesPublished(state: ShelterState, command: ShelterCommand): boolean {
  if (command.type === 'publish-change') return true;
  if (command.type !== 'change-profile' || state.situation === 'unregistered' || !isPublished(state)) return false;
  return moveIn(changesOf(command, state) ?? {}) !== null;
}

/** The policy's decision for a command, with the hold or token it is about. */
export const maySend = (
  { actor, scopes }: Caller,
  shelter: ShelterRef,
  state: ShelterState,
  command: ShelterCommand,
  invited: boolean,
): boolean =>
  mayCommand(actor, command.type, shelter, { ...ownerOf(state, command), invited }) && isInScope(scopes, command);

const isInScope = (scopes: Caller['scopes'], { type }: ShelterCommand): boolean =>
  scopes === undefined || scopes.some((scope) => scope === actionOf(type));

/** A person who may send no command to any shelter does not learn which shelters there are (AC-16). */
const mayEverSend = ({ actor, scopes }: Caller, command: ShelterCommand): boolean =>
  scopeOf(actor.role, actionOf(command.type)) !== 'none' && isInScope(scopes, command);

/** The shelter as the policy needs it. Throws `not_found` when it is not registered, except for its registration. */
export function shelterOf(state: ShelterState, command: ShelterCommand): ShelterRef {
  if (state.situation !== 'unregistered') {
    const { shelterId, organisation, country, draft, closed } = state;
    return { shelterId, organisation, country, draft, closed };
  }
  if (command.type !== 'register') throw noSuchShelter();
  return { shelterId: state.shelterId, organisation: command.organisation, country: command.country };
}

/** RQ-13: whether the shelter said yes to the request that the hold is for. */
async function isInvitedTo(
  requests: HoldsForRequests | null,
  actor: Actor,
  shelterId: string,
  command: ShelterCommand,
): Promise<boolean> {
  if (requests === null || command.type !== 'hold-beds' || command.requestId === undefined) return false;
  return mayDo(actor, 'handle_requests') && requests.invites(actor, shelterId, command.requestId);
}

/** Commands that are decided by who is on the way to the shelter (TR-10, TR-14, TR-12). */
const ASKS_WHO_COMES: ReadonlySet<ShelterCommand['type']> = new Set<ShelterCommand['type']>([
  'hold-beds',
  'admit-party',
  'release-hold',
  'undo',
  'close',
]);

/** Holds and admissions must name an existing request that the caller may see. */
async function requestOrFail(
  requests: HoldsForRequests | null,
  actor: Actor,
  shelter: ShelterRef,
  command: ShelterCommand,
): Promise<void> {
  if ((command.type !== 'hold-beds' && command.type !== 'admit-party') || command.requestId === undefined) return;
  if (requests === null) throw new Failure('rejected', caseProblem('request_not_opened'));
  await requests.orFail(actor, shelter, command.requestId);
}

/**
 * The hold that the command is about: its owner decides whether a hotline may extend or release it, and its request
 * whether others may.
 */
function ownerOf(state: ShelterState, command: ShelterCommand): { placedBy?: PlacedBy; requestId?: string | null } {
  if (command.type === 'hold-beds') return { requestId: command.requestId ?? null };
  if (state.situation !== 'kept' || !changesAHold(command.type) || !('holdId' in command)) return {};
  const { holdId = '' } = command;
  const live = Object.hasOwn(state.holds, holdId) ? state.holds[holdId] : undefined;
  if (live) return { placedBy: live.placedBy, requestId: live.requestId };
  const ended = state.ended.find((e) => e.what === 'hold' && e.id === holdId);
  return ended ? { placedBy: ended.by, requestId: ended.requestId } : {};
}

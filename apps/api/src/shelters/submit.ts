import type { CommandAnswer, CommandName } from '@safe-haven/contracts';
import {
  type Actor,
  actionOf,
  changesAHold,
  mayCommand,
  mayDo,
  type PlacedBy,
  type Rejection,
  type ShelterCommand,
  type ShelterRef,
  type ShelterState,
  seesExact,
} from '@safe-haven/domain';
import { answerEvents } from '@safe-haven/projections';
import { caseProblem } from '../cases/case-rejections.ts';
import type { HoldsForRequests } from '../cases/holds-for-requests.ts';
import type { Caller } from '../identity/authentication.ts';
import { Failure } from '../problems/failure.ts';
import { bandedProblem, shelterProblem } from '../problems/shelter-problem.ts';
import { bodyHash } from '../streams/body-hash.ts';
import type { NotDone } from '../streams/outcome.ts';
import { failureOf } from '../streams/outcome-failure.ts';
import type { ShelterDone, ShelterRequest, ShelterStreams } from '../streams/shelter-streams.ts';
import type { DecidedRequest } from './lost-race.ts';
import type { RefusedHolds } from './refused-holds.ts';
import { toCommand } from './to-command.ts';

export interface Submission {
  readonly caller: Caller;
  readonly shelterId: string;
  readonly name: CommandName;
  readonly body: unknown;
  /** A UUID: the same for every retry of one command. */
  readonly commandId: string;
  /** The position of the log that the caller had seen when they decided; undefined: they did not say. */
  readonly seen?: string | undefined;
}

/** What a hold in a house of others has to do with, beside the house: requests, and what its refusal may tell. */
export interface AroundHolds {
  readonly requests: HoldsForRequests;
  readonly refused: RefusedHolds;
}

/** What the policy said about one command, for everything that comes after. */
interface Permit {
  readonly shelter: ShelterRef;
  /** Whether the caller sees the house's beds and numbers. */
  readonly exact: boolean;
  /** The house said yes to the request that the hold is for (RQ-13). */
  readonly invited: boolean;
}

/**
 * One command on one house, from a body to an answer: parse, ask the policy, hand over, filter what may be told. Everybody
 * who writes comes this way, over HTTP or not. Throws a `Failure` for whatever is not an answer.
 */
export async function submit(
  shelters: ShelterStreams,
  { caller, shelterId, name, body, commandId, seen }: Submission,
  around: AroundHolds | null = null,
): Promise<CommandAnswer> {
  const command = toCommand(name, body);
  const { state } = await shelters.known(shelterId);
  const permit = await permitOrFail(around?.requests ?? null, caller, state, command);
  const request = {
    id: shelterId,
    command,
    commandId: commandId.toLowerCase(),
    hash: bodyHash(name, command),
    actor: caller.actor,
    source: caller.source,
    invited: permit.invited,
  };
  const outcome = await shelters.handle({ ...request, ...checkOf(around, caller, permit, command) });
  if (outcome.kind !== 'done') throw await failure(outcome, { request, caller, permit, seen, around });
  return answer(outcome, caller, permit);
}

/** Asks the policy, once. Throws `no_right`. */
async function permitOrFail(
  requests: HoldsForRequests | null,
  { actor, scopes }: Caller,
  state: ShelterState,
  command: ShelterCommand,
): Promise<Permit> {
  const shelter = shelterOf(state, command);
  const invited = await isInvitedTo(requests, actor, shelter.shelterId, command);
  const may = mayCommand(actor, command.type, shelter, { ...about(state, command), invited });
  if (!may || (scopes && !scopes.some((scope) => scope === actionOf(command.type)))) throw new Failure('no_right');
  const exact = seesExact(actor, shelter);
  // Beds are chosen by whoever may see them; for everybody else the rules choose (domain.md §5).
  if ('beds' in command && command.type !== 'add-beds' && !exact) throw new Failure('no_right');
  return { shelter, exact, invited };
}

function shelterOf(state: ShelterState, command: ShelterCommand): ShelterRef {
  if (state.situation !== 'unregistered') {
    return { shelterId: state.shelterId, organisation: state.organisation, country: state.country };
  }
  if (command.type !== 'register') throw new Failure('not_found', { detail: 'There is no such house.' });
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

/** Beds are held for requests that are there, and by whoever hears of them; a house of others is not measured with them. */
function checkOf(
  around: AroundHolds | null,
  { actor }: Caller,
  { shelter, exact, invited }: Permit,
  command: ShelterCommand,
): Pick<ShelterRequest, 'check'> {
  if (command.type !== 'hold-beds') return {};
  const { requestId } = command;
  return {
    check: async () => {
      if (!exact && !invited) around?.refused.mayAskOrFail({ actor, command });
      if (requestId === undefined) return;
      if (around === null) throw new Failure('rejected', caseProblem('request_not_opened'));
      await around.requests.orFail(actor, shelter, requestId);
    },
  };
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

interface Refusal {
  readonly request: DecidedRequest;
  readonly caller: Caller;
  readonly permit: Permit;
  readonly seen: string | undefined;
  readonly around: AroundHolds | null;
}

/** What a machine may know is the numbers; of beds and people it is told no more than others. */
const seesNumbers = ({ actor }: Caller, { exact }: Permit): boolean => exact || actor.role === 'service';

/** What is answered where nothing was done. */
async function failure(
  outcome: NotDone<Rejection, ShelterState>,
  { request, caller, permit, seen, around }: Refusal,
): Promise<Failure> {
  const toWhoSeesBands = async (rejection: Rejection, { revision }: { readonly revision: number }) =>
    around === null || request.command.type !== 'hold-beds'
      ? bandedProblem(rejection, null)
      : around.refused.problemOf({ request, rejection, shelter: permit.shelter, revision, seen });
  const banded =
    outcome.kind === 'rejected' && outcome.state.situation !== 'unregistered' && !seesNumbers(caller, permit)
      ? await toWhoSeesBands(outcome.rejection, outcome.state)
      : null;
  return failureOf(outcome, {
    rejected: (rejection) => banded ?? shelterProblem(rejection),
    unreadable: 'shelter_unreadable',
  });
}

function answer({ position, revision, facts, state }: ShelterDone, caller: Caller, permit: Permit): CommandAnswer {
  return {
    position,
    // A revision counts what happened in the house: whoever sees bands is told none.
    revision: seesNumbers(caller, permit) ? String(revision) : '0',
    events: answerEvents(facts, { reader: caller.actor, exact: permit.exact }, state),
  };
}

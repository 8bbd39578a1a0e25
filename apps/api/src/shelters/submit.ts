import type { CommandAnswer, CommandName } from '@safe-haven/contracts';
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
import { answerEvents, answerWithoutDetails } from '@safe-haven/projections';
import { caseProblem } from '../cases/case-rejections.ts';
import type { HoldsForRequests } from '../cases/holds-for-requests.ts';
import { noSuchHouse } from '../feed/named-shelters.ts';
import type { Caller } from '../identity/authentication.ts';
import { Failure } from '../problems/failure.ts';
import { shelterProblem } from '../problems/shelter-problem.ts';
import type { Sent } from '../routes/sent.ts';
import { bodyHash } from '../streams/body-hash.ts';
import { failureOf } from '../streams/outcome-failure.ts';
import type { ShelterOutcome, ShelterStreams } from '../streams/shelter-streams.ts';
import { isBound, type Registry } from './registry.ts';
import { toCommand } from './to-command.ts';

export interface Submission extends Sent {
  readonly caller: Caller;
  readonly shelterId: string;
  readonly name: CommandName;
  readonly body: unknown;
}

/**
 * One command on one house, from a body to an answer: parse, hand over, filter what may be told. The policy is asked once
 * the command is seen not to be a repeat. Everybody who writes comes this way, over HTTP or not. Throws a `Failure` for
 * whatever is not an answer.
 */
export async function submit(
  shelters: ShelterStreams,
  { caller, shelterId, name, body, ...sent }: Submission,
  requests: HoldsForRequests | null = null,
  registry: Registry | null = null,
): Promise<CommandAnswer> {
  const command = toCommand(name, body);
  // A house that another program has just registered is looked up before the policy says that there is none.
  await shelters.known(shelterId);
  const outcome = await shelters.handle({
    id: shelterId,
    command,
    ...sent,
    hash: bodyHash(name, command),
    actor: caller.actor,
    source: caller.source,
    permit: (state) => permitOrFail({ requests, registry }, caller, state, command),
  });
  return answer(outcome, caller, command);
}

/** What a permit may ask beside the policy; null: of a program that does without. */
interface Beside {
  readonly requests: HoldsForRequests | null;
  readonly registry: Registry | null;
}

/** Asks the policy, and what has to be so beside. Throws `no_right`, or why beds are not held for a request. */
async function permitOrFail(
  { requests, registry }: Beside,
  caller: Caller,
  state: ShelterState,
  command: ShelterCommand,
): Promise<OutsideShelter> {
  const { actor } = caller;
  const shelter = shelterOf(state, command);
  const invited = await isInvitedTo(requests, actor, shelter.shelterId, command);
  if (!maySend(caller, shelter, state, command, invited)) {
    // Of a draft nobody learns that it is there by asking something of it.
    throw isShownTo(actor, shelter) ? new Failure('no_right') : noSuchHouse();
  }
  // Beds are chosen by whoever may see them; for everybody else the rules choose (domain.md §5).
  if ('beds' in command && command.type !== 'add-beds' && !seesExact(actor, shelter)) throw new Failure('no_right');
  await requestOrFail(requests, actor, shelter, command);
  return { invited, ...registry?.outsideOf(command, shelter.organisation, isBound(caller.scopes)) };
}

const maySend = (
  { actor, scopes }: Caller,
  shelter: ShelterRef,
  state: ShelterState,
  command: ShelterCommand,
  invited: boolean,
): boolean =>
  mayCommand(actor, command.type, shelter, { ...about(state, command), invited }) &&
  (scopes === undefined || scopes.some((scope) => scope === actionOf(command.type)));

function shelterOf(state: ShelterState, command: ShelterCommand): ShelterRef {
  if (state.situation !== 'unregistered') {
    const { shelterId, organisation, country, draft } = state;
    return { shelterId, organisation, country, draft };
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

/** Beds are held for requests that are there, and by whoever hears of them. */
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

/** How much of an answer is for whoever asks, at the first time and for a repeat: theirs may be other rights by then. */
type Sight = 'exact' | 'banded' | 'none';

function sightOf(caller: Caller, state: ShelterState, command: ShelterCommand): Sight {
  if (state.situation === 'unregistered') return 'none';
  const shelter = shelterOf(state, command);
  // A house that said yes may have taken that back since; what was held for it then is theirs.
  if (!maySend(caller, shelter, state, command, true)) return 'none';
  return seesExact(caller.actor, shelter) ? 'exact' : 'banded';
}

function answer(outcome: ShelterOutcome, caller: Caller, command: ShelterCommand): CommandAnswer {
  const { actor } = caller;
  const sight = 'state' in outcome ? sightOf(caller, outcome.state, command) : 'none';
  // What a machine may know is the numbers; of beds and people it is told no more than others.
  const seesNumbers = sight === 'exact' || (sight === 'banded' && actor.role === 'service');
  if (outcome.kind !== 'done') {
    throw failureOf(outcome, {
      rejected: (rejection) => shelterProblem(sight === 'none' ? { code: rejection.code } : rejection, seesNumbers),
      unreadable: 'shelter_unreadable',
    });
  }
  const { position, revision, facts, state } = outcome;
  return {
    position,
    // A revision counts what happened in the house: whoever sees bands is told none.
    revision: seesNumbers ? String(revision) : '0',
    events:
      sight === 'none' ? answerWithoutDetails(facts) : answerEvents(facts, answeredAs(actor, sight, command), state),
  };
}

const answeredAs = (reader: Actor, sight: Sight, command: ShelterCommand) => ({
  reader,
  exact: sight === 'exact',
  ...(command.type === 'undo' ? { undoes: command.eventId } : {}),
});

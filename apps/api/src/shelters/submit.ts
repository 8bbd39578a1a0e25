import type { CommandAnswer, CommandName } from '@safe-haven/contracts';
import {
  type Actor,
  actionOf,
  changesAHold,
  isShownTo,
  mayCommand,
  mayDo,
  type PlacedBy,
  type ShelterCommand,
  type ShelterRef,
  type ShelterState,
  seesExact,
} from '@safe-haven/domain';
import { answerEvents } from '@safe-haven/projections';
import { caseProblem } from '../cases/case-rejections.ts';
import type { HoldsForRequests } from '../cases/holds-for-requests.ts';
import type { Caller } from '../identity/authentication.ts';
import { noSuchHouse } from '../feed/named-shelters.ts';
import { Failure } from '../problems/failure.ts';
import { shelterProblem } from '../problems/shelter-problem.ts';
import { bodyHash } from '../streams/body-hash.ts';
import { failureOf } from '../streams/outcome-failure.ts';
import type { ShelterOutcome, ShelterRequest, ShelterStreams } from '../streams/shelter-streams.ts';
import { isBound, type Registry } from './registry.ts';
import { toCommand } from './to-command.ts';

export interface Submission {
  readonly caller: Caller;
  readonly shelterId: string;
  readonly name: CommandName;
  readonly body: unknown;
  /** A UUID: the same for every retry of one command. */
  readonly commandId: string;
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
  { caller, shelterId, name, body, commandId }: Submission,
  requests: HoldsForRequests | null = null,
  registry: Registry | null = null,
): Promise<CommandAnswer> {
  const command = toCommand(name, body);
  const { state } = await shelters.known(shelterId);
  const permit = await permitOrFail(requests, caller, state, command);
  const outcome = await shelters.handle({
    id: shelterId,
    command,
    commandId: commandId.toLowerCase(),
    hash: bodyHash(name, command),
    actor: caller.actor,
    source: caller.source,
    invited: permit.invited,
    ...registry?.outsideOf(command, permit.shelter.organisation, isBound(caller.scopes)),
    ...checkOf(requests, caller, permit.shelter, command),
  });
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
  // Of a draft nobody learns that it is there by asking something of it.
  if (!may && !isShownTo(actor, shelter)) throw noSuchHouse();
  if (!may || (scopes && !scopes.some((scope) => scope === actionOf(command.type)))) throw new Failure('no_right');
  const exact = seesExact(actor, shelter);
  // Beds are chosen by whoever may see them; for everybody else the rules choose (domain.md §5).
  if ('beds' in command && command.type !== 'add-beds' && !exact) throw new Failure('no_right');
  return { shelter, exact, invited };
}

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
function checkOf(
  requests: HoldsForRequests | null,
  { actor }: Caller,
  shelter: ShelterRef,
  command: ShelterCommand,
): Pick<ShelterRequest, 'check'> {
  if (command.type !== 'hold-beds' || command.requestId === undefined) return {};
  const { requestId } = command;
  return {
    check: async () => {
      if (requests === null) throw new Failure('rejected', caseProblem('request_not_opened'));
      await requests.orFail(actor, shelter, requestId);
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

function answer(outcome: ShelterOutcome, { actor }: Caller, { exact }: Permit): CommandAnswer {
  // What a machine may know is the numbers; of beds and people it is told no more than others.
  const seesNumbers = exact || actor.role === 'service';
  if (outcome.kind !== 'done') {
    throw failureOf(outcome, {
      rejected: (rejection) => shelterProblem(rejection, seesNumbers),
      unreadable: 'shelter_unreadable',
    });
  }
  const { position, revision, facts, state } = outcome;
  return {
    position,
    // A revision counts what happened in the house: whoever sees bands is told none.
    revision: seesNumbers ? String(revision) : '0',
    events: answerEvents(facts, { reader: actor, exact }, state),
  };
}

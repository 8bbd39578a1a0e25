import type { CommandAnswer, CommandName } from '@safe-haven/contracts';
import {
  actionOf,
  changesAHold,
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
import { Failure } from '../problems/failure.ts';
import { rejectionProblem } from '../problems/rejections.ts';
import { bodyHash } from '../streams/body-hash.ts';
import type { CommandOutcome, CommandRequest } from '../streams/command-request.ts';
import type { HandleCommand } from '../streams/handle-command.ts';
import { toCommand } from './to-command.ts';

export interface Submission {
  readonly caller: Caller;
  readonly shelterId: string;
  readonly name: CommandName;
  readonly body: unknown;
  /** A UUID: the same for every retry of one wish. */
  readonly commandId: string;
}

/**
 * One wish on one house, from a body to an answer: parse, ask the policy, hand over, filter what may be told. Everybody
 * who writes comes this way, over HTTP or not. Throws a `Failure` for whatever is not an answer.
 */
export async function submit(
  handle: HandleCommand,
  { caller, shelterId, name, body, commandId }: Submission,
  requests: HoldsForRequests | null = null,
): Promise<CommandAnswer> {
  const command = toCommand(name, body);
  const { state } = await handle.known(shelterId);
  const shelter = shelterOf(state, command);
  const invited = await isInvitedTo(requests, caller, shelterId, command);
  if (!mayCommand(caller.actor, command.type, shelter, { ...about(state, command), invited }))
    throw new Failure('no_right');
  if (caller.scopes && !caller.scopes.some((scope) => scope === actionOf(command.type))) throw new Failure('no_right');
  // Beds are chosen by whoever may see them; for everybody else the rules choose (domain.md §5).
  if ('beds' in command && command.type !== 'add-beds' && !seesExact(caller.actor, shelter))
    throw new Failure('no_right');
  const outcome = await handle.handle({
    shelterId,
    command,
    commandId: commandId.toLowerCase(),
    hash: bodyHash(name, command),
    actor: caller.actor,
    source: caller.source,
    invited,
    ...checkOf(requests, caller, shelter, command),
  });
  return answer(outcome, caller, shelter, (await handle.known(shelterId)).state);
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
  { actor }: Caller,
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
): Pick<CommandRequest, 'check'> {
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

function answer(outcome: CommandOutcome, caller: Caller, shelter: ShelterRef, state: ShelterState): CommandAnswer {
  const exact = seesExact(caller.actor, shelter) || caller.actor.role === 'service';
  switch (outcome.kind) {
    case 'done':
      return {
        position: outcome.position,
        // A revision counts what happened in the house: whoever sees bands is told none.
        revision: exact ? String(outcome.revision) : '0',
        events: answerEvents(outcome.facts, caller.actor, state),
      };
    case 'rejected':
      throw new Failure('rejected', rejectionProblem(outcome.rejection, exact));
    case 'key_reused':
      throw new Failure('key_reused');
    case 'unreadable':
      throw new Failure('shelter_unreadable');
    case 'clock_behind':
      throw new Failure('clock_behind');
    case 'unknown':
      throw new Failure('outcome_unknown');
    case 'refused':
      throw new Failure(REFUSALS[outcome.reason]);
  }
}

const REFUSALS = {
  too_large: 'body_too_large',
  unavailable: 'store_unavailable',
  disk_full: 'disk_full',
  invalid: 'invalid',
} as const;

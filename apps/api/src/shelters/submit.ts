import type { CommandAnswer, CommandName } from '@safe-haven/contracts';
import { type Actor, type Rejection, type ShelterCommand, type ShelterState, seesExact } from '@safe-haven/domain';
import { answerEvents, answerWithoutDetails } from '@safe-haven/projections';
import type { Caller } from '../identity/authentication.ts';
import type { Failure } from '../problems/failure.ts';
import { bandedProblem, shelterProblem } from '../problems/shelter-problem.ts';
import type { Sent } from '../routes/sent.ts';
import { bodyHash } from '../streams/command.ts';
import type { NotDone } from '../streams/outcome.ts';
import { failureOf } from '../streams/outcome-failure.ts';
import type { ShelterDone, ShelterStreams } from '../streams/shelter-streams.ts';
import type { DecidedRequest } from './lost-race.ts';
import { type Around, maySend, permitOrFail, shelterOf } from './permission.ts';
import { toCommand } from './to-command.ts';

export interface Submission extends Sent {
  readonly caller: Caller;
  readonly shelterId: string;
  readonly name: CommandName;
  readonly body: unknown;
  /** The position of the log that the caller had seen when they decided; undefined: they did not say. */
  readonly seen?: string | undefined;
}

/**
 * One command on one house, from a body to an answer: parse, handle, filter the answer by what may be disclosed. The
 * policy is asked once the command is seen not to be a repeat. Everybody who writes comes this way, over HTTP or not.
 * Throws a `Failure` for whatever is not an answer.
 */
export async function submit(
  shelters: ShelterStreams,
  { caller, shelterId, name, body, seen, ...sent }: Submission,
  around: Around | null = null,
): Promise<CommandAnswer> {
  const command = toCommand(name, body);
  // A house that another program has just registered is looked up before the policy says that there is none.
  await shelters.known(shelterId);
  const request = {
    id: shelterId,
    command,
    ...sent,
    hash: bodyHash(name, command),
    actor: caller.actor,
    source: caller.source,
    permit: (state: ShelterState) => permitOrFail(around, caller, state, command),
  };
  const outcome = await shelters.handle(request);
  if (outcome.kind !== 'done') throw await failure(outcome, { request, caller, seen, around });
  return answer(outcome, caller, command);
}

/**
 * How much of an answer the caller may see, at the first time and for a repeat: their rights may have changed in
 * between.
 */
type Disclosure = 'exact' | 'banded' | 'none';

function disclosureTo(caller: Caller, state: ShelterState, command: ShelterCommand): Disclosure {
  if (state.situation === 'unregistered') return 'none';
  const shelter = shelterOf(state, command);
  // A house that said yes may have taken that back since; what was held for it then is theirs.
  if (!maySend(caller, shelter, state, command, true)) return 'none';
  return seesExact(caller.actor, shelter) ? 'exact' : 'banded';
}

/** A machine may read the numbers; of beds and people it sees no more than other callers. */
const seesNumbers = (disclosure: Disclosure, { role }: Actor): boolean =>
  disclosure === 'exact' || (disclosure === 'banded' && role === 'service');

interface Refusal {
  readonly request: DecidedRequest;
  readonly caller: Caller;
  readonly seen: string | undefined;
  readonly around: Around | null;
}

/** What is answered where nothing was done. */
async function failure(outcome: NotDone<Rejection, ShelterState>, refusal: Refusal): Promise<Failure> {
  const rejected = outcome.kind === 'rejected' ? await rejectionProblem(outcome, refusal) : {};
  return failureOf(outcome, { rejected: () => rejected, unreadable: 'shelter_unreadable' });
}

/** As much of a rejection as the caller may see. */
async function rejectionProblem(
  { rejection, state }: { readonly rejection: Rejection; readonly state: ShelterState },
  { request, caller, seen, around }: Refusal,
) {
  const { command } = request;
  const disclosure = disclosureTo(caller, state, command);
  if (state.situation === 'unregistered' || seesNumbers(disclosure, caller.actor)) return shelterProblem(rejection);
  if (disclosure === 'none') return bandedProblem({ code: rejection.code }, null);
  if (around === null || command.type !== 'hold-beds') return bandedProblem(rejection, null);
  return around.refused.problemOf({
    request,
    rejection,
    shelter: shelterOf(state, command),
    revision: state.revision,
    seen,
  });
}

function answer(
  { position, revision, facts, state }: ShelterDone,
  caller: Caller,
  command: ShelterCommand,
): CommandAnswer {
  const { actor } = caller;
  const disclosure = disclosureTo(caller, state, command);
  return {
    position,
    // A revision counts what happened in the house: readers of bands get none.
    revision: seesNumbers(disclosure, actor) ? String(revision) : '0',
    events:
      disclosure === 'none'
        ? answerWithoutDetails(facts)
        : answerEvents(facts, answeredAs(actor, disclosure, command), state),
  };
}

const answeredAs = (reader: Actor, disclosure: Disclosure, command: ShelterCommand) => ({
  reader,
  exact: disclosure === 'exact',
  ...(command.type === 'undo' ? { undoes: command.eventId } : {}),
});

import type { CommandAnswer, CommandName } from '@safe-haven/contracts';
import {
  type Actor,
  type Rejection,
  type ShelterCommand,
  type ShelterState,
  seesExact,
  sourceOfCommand,
} from '@safe-haven/domain';
import { answerEvents, answerWithoutDetails, bandedProblem, shelterProblem } from '@safe-haven/projections';
import type { Caller } from '../identity/authentication.ts';
import type { Failure } from '../problems/failure.ts';
import type { Sent } from '../routes/sent.ts';
import { bodyHash } from '../streams/command-key.ts';
import type { Deadline } from '../streams/deadline.ts';
import { type NotDone, positionToTell } from '../streams/outcome.ts';
import { failureOf } from '../streams/outcome-failure.ts';
import type { ShelterDone, ShelterStreams } from '../streams/shelter-streams.ts';
import { countWarnings } from './count-warnings.ts';
import type { DecidedRequest } from './lost-race.ts';
import { maySend, type PermitContext, permitOrFail, shelterOf } from './permission.ts';
import { toCommand } from './to-command.ts';

export interface Submission extends Sent {
  readonly caller: Caller;
  readonly shelterId: string;
  readonly name: CommandName;
  readonly body: unknown;
  /** The log position that the caller had seen when they decided; undefined: not stated. */
  readonly seenPosition?: string | undefined;
}

/**
 * One command on one shelter, from body to answer: parse, handle, filter the answer by what may be disclosed. The
 * policy is checked after the lookup of the idempotency key. All writers use it, over HTTP or not. Throws a `Failure`
 * for everything that is not an answer.
 */
export async function submit(
  shelters: ShelterStreams,
  { caller, shelterId, name, body, seenPosition, ...sent }: Submission,
  context: PermitContext | null = null,
): Promise<CommandAnswer> {
  const command = toCommand(name, body);
  const request = {
    id: shelterId,
    command,
    ...sent,
    hash: bodyHash(name, command),
    actor: caller.actor,
    source: sourceOfCommand(name) ?? caller.source,
    permit: (state: ShelterState) => permitOrFail(context, caller, state, command),
  };
  const handle = (deadline?: Deadline) => shelters.handle(deadline ? { ...request, deadline } : request);
  const outcome = await (context?.holds.run(caller.actor, shelterId, command, handle) ?? handle());
  const make = () => answer(outcome as ShelterDone, caller, command);
  if (outcome.kind === 'done') return outcome.firstAnswer?.once(rightsOf(caller), make) ?? make();
  const refusal = { request, caller, seenPosition, context };
  if (outcome.kind !== 'rejected') throw await failure(outcome, refusal);
  throw await outcome.firstAnswer.once(rightsOf(caller), () => failure(outcome, refusal));
}

/** What decides how much a caller may see. */
const rightsOf = ({ actor, scopes }: Caller): string => JSON.stringify([actor, scopes]);

/** How much of an answer the caller may see, also for a repeat: their rights may have changed in between. */
type Disclosure = 'exact' | 'banded' | 'none';

function disclosureTo(caller: Caller, state: ShelterState, command: ShelterCommand): Disclosure {
  if (state.situation === 'unregistered') return 'none';
  const shelter = shelterOf(state, command);
  // The shelter may have withdrawn its yes since; a hold placed before is still the caller's.
  if (!maySend(caller, shelter, state, command, true)) return 'none';
  return seesExact(caller.actor, shelter) ? 'exact' : 'banded';
}

/** A service token may read the numbers; of beds and people it sees no more than other callers. */
const seesNumbers = (disclosure: Disclosure, { role }: Actor): boolean =>
  disclosure === 'exact' || (disclosure === 'banded' && role === 'service');

interface Refusal {
  readonly request: DecidedRequest;
  readonly caller: Caller;
  readonly seenPosition: string | undefined;
  readonly context: PermitContext | null;
}

/** The failure for a command that was not done. */
async function failure(outcome: NotDone<Rejection, ShelterState>, refusal: Refusal): Promise<Failure> {
  const rejected = outcome.kind === 'rejected' ? await rejectionProblem(outcome, refusal) : {};
  return failureOf(outcome, { rejected: () => rejected, unreadable: 'shelter_unreadable' });
}

/** As much of a rejection as the caller may see. */
async function rejectionProblem(
  { rejection, state }: { readonly rejection: Rejection; readonly state: ShelterState },
  { request, caller, seenPosition, context }: Refusal,
) {
  const { command } = request;
  const disclosure = disclosureTo(caller, state, command);
  if (state.situation === 'unregistered' || seesNumbers(disclosure, caller.actor)) return shelterProblem(rejection);
  if (disclosure === 'none') return bandedProblem({ code: rejection.code }, null);
  if (context === null || command.type !== 'hold-beds') return bandedProblem(rejection, null);
  return context.refused.problemOf({
    request,
    rejection,
    shelter: shelterOf(state, command),
    revision: state.revision,
    // A position that this session was not sent proves nothing.
    seenPosition: seenPosition && context.sent.readTo(caller.sessionId, seenPosition),
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
    position: positionToTell({ facts, position }),
    // A revision shows how many events a shelter has: readers of bands get none.
    revision: seesNumbers(disclosure, actor) ? String(revision) : '0',
    events:
      disclosure === 'none'
        ? answerWithoutDetails(facts)
        : answerEvents(facts, answeredAs(actor, disclosure, command), state),
    ...(disclosure === 'none' ? {} : countWarnings(facts, command, state)),
  };
}

const answeredAs = (reader: Actor, disclosure: Disclosure, command: ShelterCommand) => ({
  reader,
  exact: disclosure === 'exact',
  ...(command.type === 'undo' ? { undoes: command.eventId } : {}),
});

import { areaById, type CommandAnswer, type OperationCommandName, operationBodies } from '@safe-haven/contracts';
import {
  isOperationMember,
  mayDo,
  type OpenedOperation,
  type OperationState,
  type OutsideOperation,
} from '@safe-haven/domain';
import { caseAnswer } from '../cases/case-answer.ts';
import type { CaseSealing } from '../cases/sealing.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { LiveCasework } from '../feed/live-casework.ts';
import { publishedOrFail, shelterVisibleTo } from '../feed/named-shelters.ts';
import type { Caller } from '../identity/authentication.ts';
import type { RequestLimits } from '../limits/limits.ts';
import { Failure, invalid } from '../problems/failure.ts';
import { parsedBody } from '../problems/faults.ts';
import type { Sent } from '../routes/sent.ts';
import { bodyHash } from '../streams/command-key.ts';
import type { OperationStreams } from '../streams/operation-streams.ts';
import { standingIn } from './line-standing.ts';
import { relationsOf } from './opened.ts';
import { operationFailure, operationProblem } from './rejections.ts';
import { roadsOf } from './roads.ts';
import { toOperationCommand } from './to-command.ts';

export interface OperationSubmission extends Sent {
  readonly caller: Caller;
  readonly operationId: string;
  readonly name: OperationCommandName;
  readonly body: unknown;
}

export interface SubmitOperationParts {
  readonly streams: OperationStreams;
  readonly sealing: CaseSealing;
  readonly cases: LiveCasework;
  readonly feed: BoardFeed;
  readonly limits: RequestLimits;
}

export const isOperationCommand = (name: string): name is OperationCommandName => Object.hasOwn(operationBodies, name);

/** A command as it was parsed. */
export type ClearOperation = {
  [N in OperationCommandName]: { readonly name: N; readonly data: (typeof operationBodies)[N]['_output'] };
}[OperationCommandName];

/**
 * One command on one operation, from body to answer: parse, authorise, seal, handle, filter the answer. Bodies reveal needs:
 * the idempotency key covers them by a keyed hash. Throws a `Failure` for everything that is not an answer.
 */
export async function submitOperation(
  parts: SubmitOperationParts,
  { caller, operationId, name, body, ...sent }: OperationSubmission,
): Promise<CommandAnswer> {
  const clear = parse(name, body);
  const { streams, sealing } = parts;
  const outcome = await streams.handle({
    id: operationId,
    command: async () => {
      const state = (await streams.head(operationId))?.state ?? null;
      const opened = state === null || state.situation === 'unopened' ? null : state;
      return toOperationCommand({ sealing, operationId, commandId: sent.commandId, state: opened }, clear);
    },
    ...sent,
    hash: await sealing.fingerprint(`operation-${operationId}`, bodyHash(name, clear.data)),
    actor: caller.actor,
    source: caller.source,
    permit: (state) => permitOrFail(parts, caller, state, clear),
  });
  if (outcome.kind !== 'done') throw operationFailure(outcome);
  const { state } = outcome;
  return caseAnswer(
    outcome,
    !caller.scopes && state.situation !== 'unopened' && isOperationMember(state, caller.actor),
  );
}

function parse(name: OperationCommandName, body: unknown): ClearOperation {
  const clear = { name, data: parsedBody(operationBodies[name], body) } as ClearOperation;
  if (clear.name !== 'open') return clear;
  const { from, avoid } = clear.data;
  // The answer does not name the area: it is in no answer and in no log line.
  if ([...avoid, ...(from === null ? [] : [from])].some((area) => !areaById(area))) {
    throw invalid('avoid', 'an area is not in the catalogue');
  }
  return clear;
}

/**
 * An operation is for its organisation and for those who help. For everybody else it is indistinguishable from a
 * missing one, but that a helper gets the answer that the code was wrong.
 */
async function permitOrFail(
  parts: SubmitOperationParts,
  { actor, scopes }: Caller,
  state: OperationState,
  clear: ClearOperation,
): Promise<OutsideOperation> {
  if (scopes || !mayDo(actor, 'handle_requests')) throw new Failure('no_right');
  if (state.situation === 'unopened') {
    if (clear.name === 'open') await parts.limits.orFail('operations', actor.person);
    return {};
  }
  if (clear.name === 'open') return {};
  if (!isOperationMember(state, actor)) {
    if (clear.name !== 'help') throw new Failure('rejected', operationProblem('operation_not_opened'));
    const code = await parts.sealing.helpCode(state.operationId);
    const typed = clear.data.code.toLowerCase().replaceAll(/[\s-]/g, '');
    if (code === null || typed !== code) throw new Failure('rejected', operationProblem('wrong_code'));
  }
  for (const shelterId of sheltersIn(clear)) {
    const shelter = publishedOrFail(shelterVisibleTo(actor, parts.feed, shelterId));
    if (shelter === null) throw invalid('shelters', 'a house is not known');
  }
  if (OF_RIDES.has(clear.name)) return roadsOf(parts, state);
  return {
    standingOf: (line) => standingIn(parts.cases, line),
    ...(TELLS_RELATIONS.has(clear.name) ? { related: await relatedIn(parts.sealing, state) } : {}),
  };
}

/** Commands that are decided by what the lines say of each other. */
const TELLS_RELATIONS: ReadonlySet<OperationCommandName> = new Set<OperationCommandName>([
  'add-party',
  'relate-party',
  'join-parties',
]);

/** Commands that are decided by who has a place where, and whom they may not be with. */
const OF_RIDES: ReadonlySet<OperationCommandName> = new Set<OperationCommandName>([
  'add-ride',
  'change-ride',
  'show-meeting-point',
]);

async function relatedIn(sealing: CaseSealing, { lines }: OpenedOperation) {
  return new Map(await Promise.all(lines.map(async (line) => [line.line, await relationsOf(sealing, line)] as const)));
}

function sheltersIn(clear: ClearOperation): readonly string[] {
  if (clear.name === 'hold') return clear.data.ask.flatMap(({ shelters }) => shelters);
  if (clear.name === 'add-ride') return [clear.data.shelterId];
  return clear.name === 'decide-shelter' && clear.data.shelterId !== null ? [clear.data.shelterId] : [];
}

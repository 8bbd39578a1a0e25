import { areaById, type CommandAnswer, type RequestCommandName, requestBodies } from '@safe-haven/contracts';
import {
  mayRequest,
  type OpenedRequest,
  partyOf,
  type RequestCommand,
  type RequestState,
  type Sealed,
} from '@safe-haven/domain';
import { same } from '@safe-haven/lang';
import { isRequester, mayAnswerFor } from '@safe-haven/projections';
import { caseAnswer } from '../cases/case-answer.ts';
import { caseFailure, caseProblem } from '../cases/case-rejections.ts';
import type { CaseSealing } from '../cases/sealing.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { LiveCasework } from '../feed/live-casework.ts';
import { publishedOrFail, shelterIn, shelterVisibleTo } from '../feed/named-shelters.ts';
import type { Caller } from '../identity/authentication.ts';
import { Failure, invalid } from '../problems/failure.ts';
import { parsedBody } from '../problems/faults.ts';
import type { Sent } from '../routes/sent.ts';
import { bodyHash } from '../streams/command-key.ts';
import type { RequestStreams } from '../streams/request-streams.ts';

export interface RequestSubmission extends Sent {
  readonly caller: Caller;
  readonly requestId: string;
  readonly name: RequestCommandName;
  readonly body: unknown;
}

export interface SubmitRequestParts {
  readonly streams: RequestStreams;
  readonly feed: BoardFeed;
  readonly sealing: CaseSealing;
  readonly cases: LiveCasework;
  /** Minutes after which the request escalates to the next level. */
  readonly escalation: readonly number[];
}

export const isRequestCommand = (name: string): name is RequestCommandName => Object.hasOwn(requestBodies, name);

type Clear = { [N in RequestCommandName]: { readonly name: N; readonly data: ClearBody<N> } }[RequestCommandName];
type ClearBody<N extends RequestCommandName> = (typeof requestBodies)[N]['_output'];

/**
 * One command on one request, from body to answer: parse, authorise, seal, handle, filter the answer by what may be
 * disclosed. The idempotency key covers the body before sealing, since sealing the same text twice gives different
 * bytes. Throws a `Failure` for everything that is not an answer.
 */
export async function submitRequest(
  parts: SubmitRequestParts,
  { caller, requestId, name, body, ...sent }: RequestSubmission,
): Promise<CommandAnswer> {
  const clear = parse(name, body);
  const permit = async () => {
    if (caller.scopes) throw new Failure('no_right');
    await mayOrFail(parts, caller, requestId, clear);
  };
  const outcome = await parts.streams.handle({
    id: requestId,
    command: () => commandOf(parts, requestId, clear),
    ...sent,
    hash: await parts.sealing.fingerprint(`request-${requestId}`, bodyHash(name, clear.data)),
    actor: caller.actor,
    source: caller.source,
    permit,
  });
  if (outcome.kind !== 'done') throw caseFailure(outcome);
  return caseAnswer(outcome, sees(parts, caller, outcome.state, clear));
}

/**
 * Whether the caller may see the answer to an accepted command now: the requesting organisation, and those who answer
 * for the shelter. Whether it might be done again is not asked (SH-7).
 */
function sees({ feed }: SubmitRequestParts, { actor, scopes }: Caller, state: RequestState, clear: Clear): boolean {
  if (scopes) return false;
  if (clear.name !== 'respond') return state.situation !== 'unopened' && isRequester(actor, state);
  const shelter = shelterIn(feed, clear.data.shelterId);
  return shelter !== null && mayAnswerFor(actor, shelter);
}

function parse(name: RequestCommandName, body: unknown): Clear {
  const clear = { name, data: parsedBody(requestBodies[name], body) } as Clear;
  if (clear.name === 'open') {
    const { criteria, avoid } = clear.data;
    for (const area of [...avoid, ...(criteria.from === null ? [] : [criteria.from])]) mustBeKnownArea(area);
  }
  return clear;
}

function mustBeKnownArea(id: string): void {
  // The answer does not name the area: avoided areas are in no answer and in no log line.
  if (!areaById(id)) throw invalid('criteria', 'an area is not in the catalogue');
}

/**
 * A request is for its organisation, an answer for the shelter. For everybody else it is indistinguishable from a
 * missing one.
 */
async function mayOrFail(parts: SubmitRequestParts, { actor }: Caller, requestId: string, clear: Clear): Promise<void> {
  if (clear.name === 'respond') {
    const shelter = shelterIn(parts.feed, clear.data.shelterId);
    if (!shelter || !mayRequest(actor, 'respond', { requestId, shelter })) throw new Failure('no_right');
    const state = await stateOf(parts, requestId);
    // A shelter that was not asked gets the same answer as for a request that does not exist.
    const isAsked = state?.asked.some(({ shelterId }) => shelterId === shelter.shelterId) ?? false;
    if (!isAsked) throw new Failure('rejected', caseProblem('shelter_not_asked'));
    return;
  }
  if (!mayRequest(actor, clear.name, { requestId })) throw new Failure('no_right');
  if (clear.name === 'open') return;
  if (clear.name === 'broadcast') {
    const asked = clear.data.shelters.map((id) => shelterVisibleTo(actor, parts.feed, id));
    if (asked.includes(null)) throw invalid('shelters', 'a house is not known');
    for (const shelter of asked) publishedOrFail(shelter);
  }
  const state = await stateOf(parts, requestId);
  if (!state || !isRequester(actor, state)) throw new Failure('rejected', caseProblem('request_not_opened'));
}

/** Read from the log: another program may have written events that this one has not read yet. */
async function stateOf({ streams }: SubmitRequestParts, requestId: string): Promise<OpenedRequest | null> {
  const head = await streams.head(requestId);
  return head && head.state.situation !== 'unopened' ? head.state : null;
}

async function commandOf(parts: SubmitRequestParts, requestId: string, { name, data }: Clear): Promise<RequestCommand> {
  const { sealing, escalation } = parts;
  switch (name) {
    case 'open': {
      const { party, criteria, urgency, avoid, consent } = data;
      return {
        type: 'open',
        party: partyOf(party),
        criteria: await sealing.criteria(requestId, criteria),
        urgency,
        excludedAreas: new Set(avoid).size,
        escalation,
        ...(consent === undefined ? {} : { consent }),
      };
    }
    case 'respond':
      return { type: 'respond', ...data, because: await becauseOf(parts, requestId, data) } as RequestCommand;
    case 'close-unmet':
      return {
        type: 'close-unmet',
        ...data,
        because: await sealing.because(requestId, data.reasons),
        hasTransfer: parts.cases.openTransferOf(requestId) !== null,
      } as RequestCommand;
    case 'withdraw':
      return {
        type: 'withdraw',
        ...data,
        hasTransfer: parts.cases.openTransferOf(requestId) !== null,
      } as RequestCommand;
    default:
      return { type: name, ...data } as RequestCommand;
  }
}

/** An equal answer keeps its previous box, so that it is recognised as no change (RQ-8). */
async function becauseOf(
  parts: SubmitRequestParts,
  requestId: string,
  { shelterId, answer, codes }: ClearBody<'respond'>,
): Promise<Sealed | null> {
  const state = await stateOf(parts, requestId);
  const before = state?.answers.find((given) => given.shelterId === shelterId);
  if (before?.answer === answer && before.because !== null) {
    const opened = await parts.sealing.openBecause(requestId, before.because);
    if (same(opened, [...new Set(codes)])) return before.because;
  }
  return parts.sealing.because(requestId, [...new Set(codes)]);
}

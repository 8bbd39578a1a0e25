import { type CommandAnswer, type TransferCommandName, transferBodies } from '@safe-haven/contracts';
import {
  type Actor,
  isOwn,
  isOwnHold,
  isRequestClosed,
  mayDo,
  mayTransfer,
  type ProposedTransfer,
  partyOf,
  regimeCheck,
  type TransferCommand,
  type TransferState,
} from '@safe-haven/domain';
import { isOfTransfer, isRequester } from '@safe-haven/projections';
import { caseAnswer } from '../cases/case-answer.ts';
import { caseFailure, caseProblem } from '../cases/case-rejections.ts';
import type { CaseSealing } from '../cases/sealing.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { type NamedShelter, publishedOrFail, shelterIn, shelterVisibleTo } from '../feed/named-shelters.ts';
import type { Caller } from '../identity/authentication.ts';
import { Failure, invalid } from '../problems/failure.ts';
import { parsedBody } from '../problems/faults.ts';
import type { Sent } from '../routes/sent.ts';
import { bodyHash } from '../streams/command-key.ts';
import type { RequestStreams } from '../streams/request-streams.ts';
import type { TransferStreams } from '../streams/transfer-streams.ts';
import type { Receiving, ReceivingShelter } from './receiving-shelter.ts';

export interface TransferSubmission extends Sent {
  readonly caller: Caller;
  readonly transferId: string;
  readonly name: TransferCommandName;
  readonly body: unknown;
}

export interface SubmitTransferParts {
  readonly streams: TransferStreams;
  readonly requests: RequestStreams;
  readonly feed: BoardFeed;
  readonly sealing: CaseSealing;
  readonly receiving: ReceivingShelter;
}

export const isTransferCommand = (name: string): name is TransferCommandName => Object.hasOwn(transferBodies, name);

type Clear = { [N in TransferCommandName]: { readonly name: N; readonly data: ClearBody<N> } }[TransferCommandName];
type ClearBody<N extends TransferCommandName> = (typeof transferBodies)[N]['_output'];
type Proposal = ClearBody<'propose'>;

/**
 * One command on one transfer, from body to answer: parse, authorise, check the regimes of both sides, seal, handle,
 * filter the answer by what may be disclosed. Throws a `Failure` for everything that is not an answer.
 */
export async function submitTransfer(
  parts: SubmitTransferParts,
  { caller, transferId, name, body, ...sent }: TransferSubmission,
): Promise<CommandAnswer> {
  const clear = { name, data: parsedBody(transferBodies[name], body) } as Clear;
  const permit = async () => {
    if (caller.scopes) throw new Failure('no_right');
    await mayOrFail(parts, caller.actor, transferId, clear);
    // Changing a meeting point needs a second factor, since it decides who meets the party (VA-6).
    if (clear.name === 'share-meeting-point' && !caller.steppedUp) throw new Failure('second_factor_needed');
  };
  const outcome = await parts.streams.handle({
    id: transferId,
    command: (deadline) => commandOf(parts, { caller, transferId, deadline, ...sent }, clear),
    ...sent,
    hash: await parts.sealing.fingerprint(`transfer-${transferId}`, bodyHash(name, clear.data)),
    actor: caller.actor,
    source: caller.source,
    permit,
  });
  if (outcome.kind !== 'done') throw caseFailure(outcome);
  return caseAnswer(outcome, sees(caller, outcome.state));
}

/** Whether the caller may see the answer to an accepted command now; whether it might be done again is not asked (SH-7). */
const sees = ({ actor, scopes }: Caller, state: TransferState): boolean =>
  !scopes && state.situation !== 'unproposed' && isOfTransfer(actor, state);

/**
 * For callers on neither side the transfer is indistinguishable from a missing one; others may run their side's
 * commands.
 */
async function mayOrFail(parts: SubmitTransferParts, actor: Actor, transferId: string, clear: Clear): Promise<void> {
  if (!mayDo(actor, 'handle_requests') && !mayDo(actor, 'answer_requests')) throw new Failure('no_right');
  if (clear.name === 'propose') {
    if (!mayTransfer(actor, 'propose', null)) throw new Failure('no_right');
    return mayProposeOrFail(parts, actor, clear.data);
  }
  const sides = await sidesOf(parts, transferId);
  if (!sides || !isOfTransfer(actor, sides)) throw new Failure('rejected', caseProblem('transfer_not_proposed'));
  if (!mayTransfer(actor, clear.name, sides)) throw new Failure('no_right');
}

async function sidesOf({ streams }: SubmitTransferParts, transferId: string): Promise<ProposedTransfer | null> {
  const state = (await streams.head(transferId))?.state;
  return state && state.situation !== 'unproposed' ? state : null;
}

/** The origin must be one's own shelter or none, the request one's own organisation's or none. */
async function mayProposeOrFail(
  { feed, requests }: SubmitTransferParts,
  actor: Actor,
  { fromShelterId, toShelterId, requestId, holdId }: Proposal,
): Promise<void> {
  if (!publishedOrFail(shelterVisibleTo(actor, feed, toShelterId)))
    throw invalid('toShelterId', 'a house is not known');
  if (fromShelterId !== undefined) {
    const from = shelterIn(feed, fromShelterId);
    if (!from || !isOwn(actor, from)) throw invalid('fromShelterId', 'not a house of yours');
  }
  if (holdId !== undefined && !isHoldOf(actor, feed, toShelterId, holdId))
    throw invalid('holdId', 'not a hold of yours there');
  if (requestId === undefined) return;
  const request = (await requests.head(requestId))?.state;
  if (!request || request.situation === 'unopened' || !isRequester(actor, request)) {
    throw new Failure('rejected', caseProblem('request_not_opened'));
  }
  // TR-9: no transfer for a request that has ended.
  if (isRequestClosed(request)) throw new Failure('rejected', caseProblem('request_closed'));
}

/** Whether the actor's organisation placed this hold and it is live: another organisation's hold can't be used. */
function isHoldOf(actor: Actor, feed: BoardFeed, shelterId: string, holdId: string): boolean {
  const { state } = feed.headOf(shelterId);
  const hold = state.situation === 'kept' && Object.hasOwn(state.holds, holdId) ? state.holds[holdId] : undefined;
  return hold !== undefined && isOwnHold(actor, hold.placedBy);
}

async function commandOf(
  parts: SubmitTransferParts,
  { transferId, ...by }: Omit<Receiving, 'state'> & { readonly transferId: string },
  { name, data }: Clear,
): Promise<TransferCommand> {
  const { feed, sealing, receiving } = parts;
  const { actor } = by.caller;
  switch (name) {
    case 'propose': {
      const { toShelterId, fromShelterId, requestId, holdId, party, arrival, details, consent } = data;
      const to = shelterIn(feed, toShelterId) as NamedShelter & { readonly country: string };
      return {
        type: 'propose',
        to: { organisation: to.organisation, country: to.country, shelterId: to.shelterId },
        party: partyOf(party),
        arrival,
        regime: regimeOf(feed, actor, to, details),
        details: await sealing.details(transferId, details),
        ...(fromShelterId === undefined ? {} : { fromShelterId }),
        ...(requestId === undefined ? {} : { requestId }),
        ...(holdId === undefined ? {} : { holdId }),
        ...(consent === undefined ? {} : { consent }),
      };
    }
    case 'share-meeting-point':
      return { type: 'share-meeting-point', point: await sealing.meetingPoint(transferId, data.point) };
    case 'accept': {
      const state = await sidesOf(parts, transferId);
      const command = { type: name, ...data } as const;
      return state === null ? command : receiving.accepted(command, { ...by, state });
    }
    case 'arrive': {
      const state = await sidesOf(parts, transferId);
      const command = { type: name, ...data } as const;
      return state === null ? command : receiving.arrived(command, { ...by, state });
    }
    default:
      return { type: name, ...data } as TransferCommand;
  }
}

/** The shelter's current rules, and the law of the two countries. */
function regimeOf(
  feed: BoardFeed,
  { country }: Actor,
  to: { readonly shelterId: string; readonly country: string },
  { needs, citizenOf, seeksAsylumIn }: Proposal['details'],
) {
  const { state } = feed.headOf(to.shelterId);
  const rules = state.situation === 'unregistered' ? null : state.rules;
  const position = { citizenOf, seeksAsylumIn, needs } as Parameters<typeof regimeCheck>[2];
  return regimeCheck({ from: country, to: to.country }, rules, position);
}

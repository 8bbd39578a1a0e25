import { type CommandAnswer, type HandoverCommandName, handoverBodies, type Problem } from '@safe-haven/contracts';
import { earlier, mayDo, type ShiftCommand, type ShiftRejectionCode, type ShiftState } from '@safe-haven/domain';
import { type Desk, deskOf } from '@safe-haven/projections';
import { caseAnswer } from '../cases/case-answer.ts';
import { instantOf } from '../environment/clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { deskIdOf, type LiveHandovers } from '../feed/live-handovers.ts';
import type { OwnWrites } from '../feed/own-writes.ts';
import type { Caller } from '../identity/authentication.ts';
import { Failure } from '../problems/failure.ts';
import { parsedBody } from '../problems/faults.ts';
import type { Sent } from '../routes/sent.ts';
import { bodyHash } from '../streams/command-key.ts';
import { failureOf } from '../streams/outcome-failure.ts';
import type { HandoverReader } from './handover-reader.ts';
import type { ShiftStreams } from './shift-streams.ts';

/** Where a command of somebody without a desk is refused; it never has an event. */
const NO_DESK = 'none';

const REJECTION_TEXTS: Readonly<Record<ShiftRejectionCode, readonly [title: string, next: string]>> = {
  no_shift: ['Nobody has begun a shift here.', 'Begin yours.'],
  shift_running: ['Somebody else has the duty.', 'Take over from them.'],
  shift_over: ['Somebody has taken over already.', 'Load the handover again.'],
  not_on_duty: ['This is the shift of somebody else.', 'Take over from them first.'],
  own_handover: ['This is your own shift.', 'Another person takes over.'],
  not_handed_over: ['This shift was not handed over yet.', 'Ask for it, or take over with a reason.'],
};

export interface SubmitShiftParts {
  readonly streams: ShiftStreams;
  readonly handovers: LiveHandovers;
  readonly read: HandoverReader;
  readonly feed: BoardFeed;
  readonly writes: OwnWrites;
}

export interface ShiftSubmission extends Sent {
  readonly caller: Caller;
  readonly name: HandoverCommandName;
  readonly body: unknown;
}

export const isHandoverCommand = (name: string): name is HandoverCommandName => Object.hasOwn(handoverBodies, name);

/** One command on the shift of the caller's own desk. Throws a `Failure` for everything that is not an answer. */
export async function submitShift(
  parts: SubmitShiftParts,
  { caller, name, body, ...sent }: ShiftSubmission,
): Promise<CommandAnswer> {
  const { actor, source } = caller;
  const desk = deskOf(actor);
  const deskId = desk === null ? NO_DESK : deskIdOf(desk);
  const request = { name, data: parsedBody(handoverBodies[name], body) } as ShiftRequest;
  const id = parts.streams.deskOf({ commandId: sent.commandId, actor }, deskId);
  const may = !caller.scopes && desk !== null && mayDo(actor, 'handover') && id === deskId;
  const outcome = await parts.streams.handle({
    id,
    command: () => commandOf(parts, { desk: desk as Desk, sessionId: caller.sessionId }, request),
    ...sent,
    hash: bodyHash(name, request.data),
    actor,
    source,
    permit: async () => {
      if (!may) throw new Failure('no_right');
    },
  });
  if (outcome.kind !== 'done') throw failureOf(outcome, { rejected: ({ code }) => problemOf(code) });
  return caseAnswer(outcome, may);
}

type ShiftRequest = {
  [N in HandoverCommandName]: { readonly name: N; readonly data: (typeof handoverBodies)[N]['_output'] };
}[HandoverCommandName];

interface Sender {
  readonly desk: Desk;
  readonly sessionId: string | null;
}

async function commandOf(
  parts: SubmitShiftParts,
  { desk, sessionId }: Sender,
  { name, data }: ShiftRequest,
): Promise<ShiftCommand> {
  const { feed, handovers, read } = parts;
  if (name === 'begin-shift') return { type: name, ...deskFields(desk), from: feed.position };
  const to = await readUpTo(parts, sessionId, data.position);
  if (name === 'hand-over') return { type: name, shiftId: data.shiftId, to };
  const about = read.about(desk, shiftStart(handovers.shiftAt(desk)));
  return { ...data, ...about, to, type: name } as ShiftCommand;
}

const deskFields = ({ organisation, shelters }: Desk) => ({ organisation, shelters });
/** Without a shift the command will be refused, so the start does not matter. */
const shiftStart = (state: ShiftState): string => (state.situation === 'none' ? instantOf(0) : state.since);

/**
 * Waits until this process has read what the sender saw, so that the account contains it. A position beyond the log is its
 * end: whether it is beyond is disclosed to nobody (PV-12).
 */
async function readUpTo({ feed, writes }: SubmitShiftParts, sessionId: string | null, seen: string): Promise<string> {
  if (await writes.areRead(sessionId, seen)) return earlier(seen, feed.position);
  throw new Failure('not_there_yet');
}

function problemOf(code: ShiftRejectionCode): Partial<Problem> {
  const [title, next] = REJECTION_TEXTS[code];
  return { code, title, next };
}

import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import {
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServiceError,
  type sendUnaryData,
  status,
} from '@grpc/grpc-js';
import type { AppendFault } from './faults.ts';
import type { Expected, Proposed } from './log.ts';
import { appended, expectedOf, proposedOf, streamNameOf, wrongExpected } from './messages.ts';
import { accessDenied, notLeader, refusal, streamDeleted, tooLarge } from './refusals.ts';
import type { Serving } from './serving.ts';

type Answer = sendUnaryData<AppendResp>;

/** The unary `Append`: options first, then the events, each a message of its own. */
export function append(node: Serving, call: ServerReadableStream<AppendReq, AppendResp>, answer: Answer): void {
  let stream = '';
  let expected: Expected = 'any';
  const events: Proposed[] = [];
  call.on('data', (message: AppendReq) => {
    const options = message.getOptions();
    if (options) {
      stream = streamNameOf(options.getStreamIdentifier());
      expected = expectedOf(options);
    }
    const proposed = message.getProposedMessage();
    if (proposed) events.push(proposedOf(proposed));
  });
  call.on('error', () => {});
  call.on('end', () => {
    // A call that was given up ends as a whole one does, and is known as given up only after that. It wrote nothing:
    // what came so far is not what was to be appended.
    setImmediate(() => {
      if (call.cancelled) return;
      const refused = node.admit({ method: 'append', stream, expected }, call.metadata);
      const outcome = refused ?? settle(node, stream, expected, events);
      if (outcome instanceof Error) answer(outcome);
      else if (outcome !== null) answer(null, outcome);
    });
  });
}

/** What is answered; null when nothing ever is. */
function settle(
  node: Serving,
  stream: string,
  expected: Expected,
  events: readonly Proposed[],
): AppendResp | ServiceError | null {
  const fault = node.faults.appends.shift() ?? 'none';
  const earlyRefusal = refusedBy(node, fault);
  if (earlyRefusal) return earlyRefusal;
  if (fault === 'kill-before-commit') {
    node.kill();
    return null;
  }
  if (node.isDeposed) return null;
  const bytes = events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
  if (bytes > node.maxAppendBytes) return tooLarge(node.maxAppendBytes);
  const verdict = node.log.append(stream, expected, events);
  if (fault === 'kill-after-commit') node.kill();
  if (fault === 'kill-after-commit' || fault === 'swallow') return null;
  if (typeof fault === 'object') return refusal(fault.code, 'Committed, and then a fault hook');
  if (verdict.kind === 'deleted') return streamDeleted(stream);
  return verdict.kind === 'written' ? appended(verdict) : wrongExpected(expected, verdict.current);
}

/** Faults that refuse before anything is written. */
function refusedBy(node: Serving, fault: AppendFault): ServiceError | null {
  if (fault === 'access-denied') return accessDenied();
  if (fault === 'not-leader') return notLeader(node.leader.host, node.leader.port);
  if (typeof fault === 'object' && !fault.committed) return refusal(fault.code, 'Refused by a fault hook');
  return null;
}

/** The batch path is offered, as a real server does, and only counted: nobody should come this way. */
export function batchAppend(node: Serving, call: ServerDuplexStream<unknown, unknown>): void {
  const refused = node.admit({ method: 'batchAppend', stream: '' }, call.metadata);
  call.emit('error', refused ?? refusal(status.INTERNAL, 'The double does not serve the batch path'));
}

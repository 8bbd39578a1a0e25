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

/** The unary `Append`: an options message, then one message per event. */
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
    // A cancelled call also ends its stream, and the cancellation is known only afterwards. It writes nothing, since its events
    // may be incomplete.
    setImmediate(() => {
      if (call.cancelled) return;
      const refused = node.admit({ method: 'append', stream, expected }, call.metadata);
      const outcome = refused ?? settle(node, stream, expected, events);
      if (outcome instanceof Error) answer(outcome);
      else if (outcome !== null) answer(null, outcome);
    });
  });
}

/** The response; null when the call is never answered. */
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

/** `BatchAppend` is offered, as by a real server, and calls are counted: the client should not use it. */
export function batchAppend(node: Serving, call: ServerDuplexStream<unknown, unknown>): void {
  const refused = node.admit({ method: 'batchAppend', stream: '' }, call.metadata);
  call.emit('error', refused ?? refusal(status.INTERNAL, 'The double does not serve the batch path'));
}

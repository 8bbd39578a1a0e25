import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { DeleteReq, DeleteResp, TombstoneReq, TombstoneResp } from '@eventstore/db-client/generated/streams_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerUnaryCall, ServiceError, sendUnaryData } from '@grpc/grpc-js';
import { expectedOf, streamNameOf } from './messages.ts';
import { streamDeleted, wrongVersion } from './refusals.ts';
import type { Serving } from './serving.ts';

export function softDelete(
  node: Serving,
  call: ServerUnaryCall<DeleteReq, DeleteResp>,
  answer: sendUnaryData<DeleteResp>,
): void {
  const result = remove(node, call, 'soft');
  if (result) answer(result);
  else answer(null, new streams.DeleteResp().setNoPosition(new shared.Empty()));
}

export function tombstone(
  node: Serving,
  call: ServerUnaryCall<TombstoneReq, TombstoneResp>,
  answer: sendUnaryData<TombstoneResp>,
): void {
  const result = remove(node, call, 'hard');
  if (result) answer(result);
  else answer(null, new streams.TombstoneResp().setNoPosition(new shared.Empty()));
}

function remove(
  node: Serving,
  { request, metadata }: Pick<ServerUnaryCall<DeleteReq | TombstoneReq, unknown>, 'request' | 'metadata'>,
  how: 'soft' | 'hard',
): ServiceError | null {
  const options = request.getOptions();
  const stream = streamNameOf(options?.getStreamIdentifier());
  const expected = options ? expectedOf(options) : 'any';
  const refused = node.admit({ method: how === 'soft' ? 'delete' : 'tombstone', stream, expected }, metadata);
  if (refused) return refused;
  const verdict = node.log.remove(stream, expected, how);
  if (verdict.kind === 'deleted') return streamDeleted(stream);
  if (verdict.kind === 'written') return null;
  return wrongVersion(stream, typeof expected === 'bigint' ? expected : -1n, verdict.current ?? -1n);
}

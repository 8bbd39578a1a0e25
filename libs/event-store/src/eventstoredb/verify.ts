import type { BrokenLink, StreamName } from '../port.ts';
import type { Placed } from './envelope.ts';
import type { StreamHead } from './stream-head-cache.ts';

/** The first event whose hash is invalid or that does not follow the previous one of its stream; null when all do. */
export async function firstBroken(
  events: AsyncIterable<Placed>,
  onProgress: (events: number) => void,
): Promise<BrokenLink | null> {
  const chains = new Map<StreamName, StreamHead>();
  let seen = 0;
  for await (const event of events) {
    const { stream, revision, position, hash } = event;
    const reason = faultOf(event, chains.get(stream) ?? { revision: 0, hash: '' });
    if (reason !== null) return { stream, revision, position, reason };
    chains.set(stream, { revision, hash });
    if (++seen % 1_000 === 0) onProgress(seen);
  }
  onProgress(seen);
  return null;
}

function faultOf({ fault, revision, previousHash }: Placed, before: StreamHead): string | null {
  if (fault !== null) return fault;
  if (revision !== before.revision + 1) return `It follows revision ${before.revision}.`;
  return previousHash === before.hash ? null : 'It is not chained to the event before it.';
}

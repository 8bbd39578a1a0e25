import { type Position, START, StoreUnavailable } from '../port.ts';
import type { Connection } from './connection.ts';
import { NoAnswerError, sentenceOf } from './failures.ts';
import { Following } from './following.ts';
import type { KnownEnd } from './known-end.ts';
import { logEntryOf } from './log-entry.ts';
import type { LogStream } from './log-stream.ts';
import type { Reader } from './reader.ts';
import { SilenceTimer } from './silence-timer.ts';
import { storePositionOf } from './store-position.ts';

export interface HeadSearch {
  readonly connection: Connection;
  readonly reader: Reader;
  readonly logStream: LogStream;
  readonly end: KnownEnd;
}

/**
 * The first read is short, because the last event of the store is mostly ours. The second is as large as one read should
 * be.
 */
const READ_SIZES = [16, 1_024];

/**
 * The position of the last event that followers get. Never that of a checkpoint or of another application, because a caller
 * who waits for it would wait for ever. `$all` is read backwards from its end to what was searched before; when others have
 * written too much since, the store searches forwards with our filter. Rejects once the store has been silent for
 * `silentMs`.
 */
export async function findHead(log: HeadSearch, silentMs = log.connection.settings.answerMs): Promise<Position> {
  const { end } = log;
  for (;;) {
    let result: { readonly past: Position; readonly newest: Position } | null = null;
    for (const maxCount of READ_SIZES) {
      result = await searchBackwards(log, maxCount);
      if (result === null) return end.last;
    }
    if (result && (await searchForwards(log, result.past, silentMs))) {
      // Everything from there on was searched by the backward read.
      end.markSearched(end.searched, result.newest);
      return end.last;
    }
  }
}

/** Reads up to `maxCount` entries back from the end. null when the head is found; otherwise how far it was searched. */
async function searchBackwards({ connection, reader, logStream, end }: HeadSearch, maxCount: number) {
  const { searched, last } = end;
  const state = { count: 0, newest: START, past: START, head: null as Position | null };
  await reader.backwards(maxCount, (resolved) => {
    const { position, event } = logEntryOf(resolved, connection, logStream);
    state.count += 1;
    if (position === null) return 'more';
    if (state.newest === START) state.newest = position;
    state.past = position;
    if (position <= searched) state.head = last;
    else if (event) state.head = position;
    return state.head === null ? 'more' : 'enough';
  });
  if (state.count < maxCount) state.head ??= last;
  if (state.head === null) return state;
  end.sawEvent(state.head);
  end.markSearched(end.searched, state.newest);
  return null;
}

/** Follows with our filter until a position is passed. False when the subscription ended before. */
async function searchForwards(
  { connection, logStream, end }: HeadSearch,
  past: Position,
  silentMs: number,
): Promise<boolean> {
  const following = new Following(connection, logStream, storePositionOf(end.searched), () => {});
  const silence = new SilenceTimer(silentMs, () => following.stop(new NoAnswerError()));
  try {
    for await (const { position, event } of following) {
      silence.restart();
      if (position === null) continue;
      if (event) end.sawEvent(position);
      end.markSearched(end.searched, position);
      if (end.searched >= past) return true;
    }
  } catch (error) {
    throw new StoreUnavailable(sentenceOf(error, connection.settings.hosts), { cause: error });
  } finally {
    silence.stop();
  }
  return false;
}

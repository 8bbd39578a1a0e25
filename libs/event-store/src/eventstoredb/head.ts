import { type Position, START, StoreUnavailable } from '../port.ts';
import type { Connection } from './connection.ts';
import { meet } from './delivered.ts';
import { NoAnswer, sentenceOf } from './failures.ts';
import { Following } from './following.ts';
import type { KnownEnd } from './known-end.ts';
import type { LogStream } from './log-stream.ts';
import { placeOf } from './places.ts';
import type { Reader } from './reader.ts';
import { SilenceTimer } from './silence-timer.ts';

export interface Searched {
  readonly connection: Connection;
  readonly reader: Reader;
  readonly theLog: LogStream;
  readonly end: KnownEnd;
}

/** The first look is short: the last event of all is mostly ours. The second is what one read may cost. */
const LOOKS = [16, 1_024];

/**
 * The position of the last event that followers are given. Never that of a checkpoint or of another application:
 * whoever waits for the head would wait for ever. `$all` is read backwards from its end down to what is known; where
 * others have written too much since, the store searches with our filter, forwards from what is known. Rejects once the
 * store has said nothing for `silentMs`.
 */
export async function findHead(log: Searched, silentMs = log.connection.settings.answerMs): Promise<Position> {
  const { end } = log;
  for (;;) {
    let seen: { readonly past: Position; readonly newest: Position } | null = null;
    for (const most of LOOKS) {
      seen = await lookBack(log, most);
      if (seen === null) return end.last;
    }
    if (seen && (await lookThrough(log, seen.past, silentMs))) {
      // From there on all was looked at before.
      end.looked(end.searched, seen.newest);
      return end.last;
    }
  }
}

/** Reads up to `most` entries back from the end. Null when the head is known then; else where it has looked. */
async function lookBack({ connection, reader, theLog, end }: Searched, most: number) {
  const { searched, last } = end;
  const saw = { count: 0, newest: START, past: START, head: null as Position | null };
  await reader.backwards(most, (resolved) => {
    const { position, event } = meet(resolved, connection, theLog);
    saw.count += 1;
    if (position === null) return 'more';
    if (saw.newest === START) saw.newest = position;
    saw.past = position;
    if (position <= searched) saw.head = last;
    else if (event) saw.head = position;
    return saw.head === null ? 'more' : 'enough';
  });
  if (saw.count < most) saw.head ??= last;
  if (saw.head === null) return saw;
  end.own(saw.head);
  end.looked(end.searched, saw.newest);
  return null;
}

/** Follows from what is known until it is past a position: the store leaves out what is of others. False when cut off. */
async function lookThrough({ connection, theLog, end }: Searched, past: Position, silentMs: number): Promise<boolean> {
  const following = new Following(connection, theLog, placeOf(end.searched), () => {});
  const silence = new SilenceTimer(silentMs, () => following.stop(new NoAnswer()));
  try {
    for await (const { position, event } of following) {
      silence.heard();
      if (position === null) continue;
      if (event) end.own(position);
      end.looked(end.searched, position);
      if (end.searched >= past) return true;
    }
  } catch (error) {
    throw new StoreUnavailable(sentenceOf(error, connection.settings.hosts), { cause: error });
  } finally {
    silence.end();
  }
  return false;
}

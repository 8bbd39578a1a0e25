import { type Position, START } from '../port.ts';
import type { Connection } from './connection.ts';
import { meet } from './delivered.ts';
import { Sentence } from './failures.ts';
import { Following } from './following.ts';
import type { KnownEnd } from './known-end.ts';
import { placeOf } from './places.ts';
import type { Reader } from './reader.ts';
import type { TheLog } from './the-log.ts';

export interface Searched {
  readonly connection: Connection;
  readonly reader: Reader;
  readonly theLog: TheLog;
  readonly end: KnownEnd;
}

/** The first look is short: the last event of all is mostly ours. The second is what one read may cost. */
const LOOKS = [16, 4_096];

/**
 * The position of the last event that followers are given. Never that of a checkpoint or of another application: who
 * waits for the head would wait for ever. The whole log is read backwards from its end, down to what is known already;
 * where others have written too much since, the store searches by our filter, forwards from what is known.
 */
export async function findHead(log: Searched): Promise<Position> {
  for (;;) {
    let past: Position = START;
    for (const most of LOOKS) {
      const found = await lookBack(log, most);
      if (found.head !== null) return found.head;
      past = found.past;
    }
    await lookThrough(log, past);
  }
}

/** Reads up to `most` entries back from the end; no head means that all of them are of others. */
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
  if (saw.head !== null) {
    end.own(saw.head);
    end.looked(end.searched, saw.newest);
  }
  return { head: saw.head && end.last, past: saw.past };
}

/** Follows from what is known until it is past a position: the store leaves out what is of others. */
async function lookThrough({ connection, theLog, end }: Searched, past: Position): Promise<void> {
  const following = new Following(connection, theLog, placeOf(end.searched), () => {});
  const { answerMs, hosts } = connection.settings;
  const silence = () => following.stop(new Sentence(`The store at ${hosts} does not answer in time.`));
  const timer = setTimeout(silence, answerMs);
  try {
    for await (const { position, event } of following) {
      timer.refresh();
      if (position === null) continue;
      if (event) end.own(position);
      end.looked(end.searched, position);
      if (end.searched >= past) return;
    }
  } finally {
    clearTimeout(timer);
  }
}

import { type EventStore, readToHead } from '@safe-haven/event-store';
import type { ErasedSubjects } from './erased-subjects.ts';
import { keyWrappedIn, MOST_GENERATIONS, type Wrap, type WrappedKeys } from './wrapped-keys.ts';

export interface Rotated {
  /** Keys wrapped again by the current master key. */
  readonly moved: number;
  /** Keys that already were. */
  readonly current: number;
  /** Keys that no master key of this program unwraps, or that were changed: left as they are. */
  readonly stuck: number;
}

export type OnRotation = (done: number, total: number) => void;

/** Every subject that had a key according to the log; it may have been deleted since. */
export async function subjectsWithKeys(store: EventStore, erased: ErasedSubjects): Promise<string[]> {
  const subjects = new Set<string>();
  for await (const logged of readToHead(store)) {
    const event = keyWrappedIn(logged);
    if (event && !erased.has(event.subject)) subjects.add(event.subject);
  }
  return [...subjects];
}

/**
 * Wraps every data key again by the current master key and deletes the previous wraps: an old master key opens nothing
 * afterwards. An interrupted rotation is completed by running it again. Rejects when the log can't be read or written.
 */
export async function rotateKeys(
  keys: WrappedKeys,
  subjects: readonly string[],
  onProgress: OnRotation = () => {},
): Promise<Rotated> {
  const count = { moved: 0, current: 0, stuck: 0 };
  for (const [index, subject] of subjects.entries()) {
    const outcome = await rotateOne(keys, subject);
    if (outcome !== 'gone') count[outcome] += 1;
    onProgress(index + 1, subjects.length);
  }
  return count;
}

async function rotateOne(keys: WrappedKeys, subject: string): Promise<keyof Rotated | 'gone'> {
  const wraps = await keys.all(subject);
  const newest = wraps.at(-1);
  if (!newest) return 'gone';
  if (newest.event?.wrappedBy === keys.masterKeys.currentId) return finish(keys, subject, newest, wraps.slice(0, -1));
  const dataKey = keys.unwrap(subject, newest);
  const next = newest.generation + 1;
  if (typeof dataKey === 'string' || next > MOST_GENERATIONS) return 'stuck';
  if ((await keys.write(subject, next, dataKey.export())) === 'unavailable') {
    throw new Error('The log takes no new keys at the moment.');
  }
  const written = await keys.read(subject, next);
  if (!written) return 'gone';
  const done = await finish(keys, subject, written, wraps);
  return done === 'current' ? 'moved' : done;
}

/** Deletes older wraps, once the newest one was read back and unwraps to the same key. */
async function finish(
  keys: WrappedKeys,
  subject: string,
  newest: Wrap,
  before: readonly Wrap[],
): Promise<'current' | 'moved' | 'stuck'> {
  const dataKey = keys.unwrap(subject, newest);
  if (typeof dataKey === 'string') return 'stuck';
  for (const wrap of before) {
    const old = keys.unwrap(subject, wrap);
    // A wrap that can't be opened can't be compared; it is kept, since deleting is irreversible.
    if (typeof old === 'string' || !old.equals(dataKey)) return 'stuck';
    await keys.forget(subject, wrap.generation);
  }
  return before.length > 0 ? 'moved' : 'current';
}

import type { Answer } from '../api.ts';
import { listeners } from '../listeners.ts';
import { added, givenBack, nextEnd, nextOf, put, type Queue, type TappedCommand, without } from './queue.ts';

/** Problems after which the same command is tried again by itself; of the unsure ones it is not known whether it arrived. */
const UNSURE: readonly string[] = ['offline', 'timed_out', 'garbled', 'outcome_unknown'];
const NOT_NOW: readonly string[] = ['store_unavailable', 'not_there_yet', 'too_many_requests', 'clock_behind'];
const AGAIN_MS = 5_000;

export interface OutboxOptions {
  send(command: TappedCommand): Promise<Answer<unknown>>;
  now(): number;
  later(run: () => void, ms: number): () => void;
}

/** What waits for the connection, in the memory of this page and nowhere else. */
export interface Outbox {
  all(): Queue;
  subscribe(listener: () => void): () => void;
  /** Keeps a command until it can be sent. `unsure`: it was sent before and its answer was lost. */
  add(command: TappedCommand, unsure: boolean): void;
  /** Sends what was given back once more: the same bytes, the same key, fifteen minutes from now. */
  again(key: string): void;
  /** It shall not be sent. What is on its way can't be called back. */
  forget(key: string): void;
  /** The connection to the server is there, or is gone. */
  connected(up: boolean): void;
  /** Forgets everything: whoever comes next is somebody else. Answers that are still to come are of no interest. */
  empty(): void;
}

export function openOutbox({ send, now, later }: OutboxOptions): Outbox {
  const changed = listeners();
  let queue: Queue = [];
  let isUp = false;
  let cancelEnd = (): void => undefined;
  let cancelTry = (): void => undefined;

  const become = (next: Queue) => {
    if (next === queue) return;
    queue = next;
    cancelEnd();
    const end = nextEnd(queue);
    if (end !== null) cancelEnd = later(() => become(givenBack(queue, now())), Math.max(0, end - now()));
    changed.call();
  };
  const afterwards = (key: string, answer: Answer<unknown>): 'on' | 'wait' => {
    if (answer.ok) become(without(queue, key));
    else if (UNSURE.includes(answer.problem.code)) become(put(queue, key, { state: 'waiting', unsure: true }));
    else if (NOT_NOW.includes(answer.problem.code)) become(put(queue, key, { state: 'waiting' }));
    else become(put(queue, key, { state: 'back', unsure: false, problem: answer.problem }));
    return queue.some((w) => w.key === key && w.state === 'waiting') ? 'wait' : 'on';
  };
  const flush = async (): Promise<void> => {
    cancelTry();
    become(givenBack(queue, now()));
    for (let next = nextOf(queue); isUp && next !== null; next = nextOf(queue)) {
      const { key } = next;
      become(put(queue, key, { state: 'sending' }));
      if (afterwards(key, await send(next)) === 'on') continue;
      cancelTry();
      cancelTry = later(() => void flush(), AGAIN_MS);
      return;
    }
  };
  return {
    all: () => queue,
    subscribe: changed.add,
    add: (command, unsure) => {
      become(added(queue, command, unsure));
      if (unsure) cancelTry = later(() => void flush(), AGAIN_MS);
      else void flush();
    },
    again: (key) => {
      become(put(queue, key, { state: 'waiting', tappedAt: now(), problem: null }));
      void flush();
    },
    forget: (key) => become(queue.filter((w) => w.key !== key || w.state === 'sending')),
    connected: (up) => {
      const isBack = up && !isUp;
      isUp = up;
      if (isBack) void flush();
    },
    empty: () => {
      cancelTry();
      become([]);
    },
  };
}

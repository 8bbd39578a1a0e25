import type { Answer } from '../api.ts';
import { isOutcomeUnknown } from '../connection.ts';
import { listeners } from '../listeners.ts';
import { added, expired, type IssuedCommand, nextExpiry, nextOf, patched, type Queue, without } from './queue.ts';

/** Problems after which a command is retried automatically: nothing is recorded yet. */
const RETRY_LATER: readonly string[] = ['store_unavailable', 'not_there_yet', 'too_many_requests'];
const RETRY_MS = 5_000;

export interface OutboxOptions {
  send(command: IssuedCommand): Promise<Answer<unknown>>;
  now(): number;
  later(run: () => void, ms: number): () => void;
}

/** Commands queued until the connection is restored, in the memory of this page only. */
export interface Outbox {
  all(): Queue;
  subscribe(listener: () => void): () => void;
  /** Queues a command. `mayBeRecorded`: it was sent before and the answer was lost. */
  add(command: IssuedCommand, mayBeRecorded: boolean): void;
  /** Sends a returned command again with the same body and key, with another 15 minutes. */
  resend(key: string): void;
  /** Drops a command. One that is being sent can't be dropped. */
  forget(key: string): void;
  /** The connection is up or lost. */
  connected(up: boolean): void;
  /** Drops everything, as the session has ended. Pending answers are ignored. */
  empty(): void;
}

/** An empty outbox, offline until it learns that the connection is up. */
export function openOutbox({ send, now, later }: OutboxOptions): Outbox {
  const changed = listeners();
  let queue: Queue = [];
  let isUp = false;
  let cancelExpiry = (): void => undefined;
  let cancelRetry = (): void => undefined;

  const replace = (next: Queue) => {
    if (next === queue) return;
    queue = next;
    cancelExpiry();
    const end = nextExpiry(queue);
    if (end !== null) cancelExpiry = later(() => replace(expired(queue, now())), Math.max(0, end - now()));
    changed.call();
  };
  const afterwards = (key: string, answer: Answer<unknown>): 'on' | 'wait' => {
    if (answer.ok) replace(without(queue, key));
    else if (isOutcomeUnknown(answer.problem)) replace(patched(queue, key, { state: 'waiting', mayBeRecorded: true }));
    else if (RETRY_LATER.includes(answer.problem.code)) replace(patched(queue, key, { state: 'waiting' }));
    else replace(patched(queue, key, { state: 'back', mayBeRecorded: false, problem: answer.problem }));
    return queue.some((w) => w.key === key && w.state === 'waiting') ? 'wait' : 'on';
  };
  const flush = async (): Promise<void> => {
    cancelRetry();
    replace(expired(queue, now()));
    for (let next = nextOf(queue); isUp && next !== null; next = nextOf(queue)) {
      const { key } = next;
      replace(patched(queue, key, { state: 'sending' }));
      if (afterwards(key, await send(next)) === 'on') continue;
      cancelRetry();
      cancelRetry = later(() => void flush(), RETRY_MS);
      return;
    }
  };
  return {
    all: () => queue,
    subscribe: changed.add,
    add: (command, mayBeRecorded) => {
      replace(added(queue, command, mayBeRecorded));
      if (mayBeRecorded) cancelRetry = later(() => void flush(), RETRY_MS);
      else void flush();
    },
    resend: (key) => {
      replace(patched(queue, key, { state: 'waiting', issuedAt: now(), problem: null }));
      void flush();
    },
    forget: (key) => replace(queue.filter((w) => w.key !== key || w.state === 'sending')),
    connected: (up) => {
      const isBack = up && !isUp;
      isUp = up;
      if (isBack) void flush();
    },
    empty: () => {
      cancelRetry();
      replace([]);
    },
  };
}

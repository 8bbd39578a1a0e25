import type { Problem } from '@safe-haven/contracts';
import { useCallback, useRef, useState } from 'react';
import type { Answer } from '../api.ts';
import { isDisconnected, isUnanswered } from '../connection.ts';
import { newIdempotencyKey } from '../new-idempotency-key.ts';
import { withSecondFactor } from '../session/second-factor.ts';

/** A command on its way or refused. It stands at the `place` on the screen from which it was sent. */
export interface Attempt<About> {
  readonly key: string;
  readonly place: string;
  readonly state: 'asking' | 'refused';
  readonly problem: Problem | null;
  readonly about: About;
}

export interface SendOptions<About, Kept> {
  /** Where on the screen it was made: one at a time there, and a refusal stands there. Without one there is one place. */
  readonly place?: string;
  /** What it is, for whoever shows the attempt. */
  readonly about?: About;
  /** The same text is the same command, and goes under the same key until it was accepted. Without one each has its own. */
  readonly dedupeKey?: string;
  /** Keeps it for later: the connection is known to be gone, or (`unsure`) its answer was lost and it may be on record. */
  enqueue?(key: string, mayBeRecorded: boolean): Kept;
  /** After every answer, before the attempt is shown as over; what it returns is awaited. */
  onAnswer?(answer: Answer<unknown>): Promise<void> | undefined;
}

type Send<T> = (key: string) => Promise<Answer<T>>;

export interface CommandSender<About> {
  readonly attempts: readonly Attempt<About>[];
  /** Whether a command without a place of its own is under way, and why the last one was refused. */
  readonly busy: boolean;
  readonly problem: Problem | null;
  isPending(place: string): boolean;
  /**
   * Sends one command at a time from a place; with the second factor where the server asks for it. Null: it was refused,
   * and the attempt says why, or another one is under way.
   */
  send<T, Kept = never>(
    send: Send<T>,
    options?: SendOptions<About, Kept>,
  ): Promise<{ readonly value: T | Kept } | null>;
  /** The same bytes under the same key: what to do when it is not known whether it arrived. */
  resend(place?: string): Promise<boolean>;
  clear(place?: string): void;
}

interface Sent<About> {
  readonly key: string;
  readonly send: Send<unknown>;
  readonly options: SendOptions<About, unknown>;
}

/** How every command of a person is sent. Nothing is shown as done before the server has said so. */
export function useCommand<About = undefined>(): CommandSender<About> {
  const [attempts, setAttempts] = useState<readonly Attempt<About>[]>([]);
  const pending = useRef(new Set<string>());
  const last = useRef(new Map<string, Sent<About>>());

  const clear = useCallback((place = '') => setAttempts((all) => all.filter((attempt) => attempt.place !== place)), []);

  const attemptSend = useCallback(
    async (sent: Sent<About>): Promise<{ readonly value: unknown } | null> => {
      const { key, options } = sent;
      const { place = '' } = options;
      if (pending.current.has(place)) return null;
      pending.current.add(place);
      last.current.set(place, sent);
      const setAttempt = (state: 'asking' | 'refused', problem: Problem | null) =>
        setAttempts((all) => [
          ...all.filter((attempt) => attempt.place !== place),
          { key, place, state, problem, about: options.about as About },
        ]);
      setAttempt('asking', null);
      const answer = await withSecondFactor(() => sent.send(key));
      await options.onAnswer?.(answer);
      pending.current.delete(place);
      if (!answer.ok && !(options.enqueue && isUnanswered(answer.problem))) {
        setAttempt('refused', answer.problem);
        return null;
      }
      last.current.delete(place);
      clear(place);
      return { value: answer.ok ? answer.value : options.enqueue?.(key, true) };
    },
    [clear],
  );

  const send = useCallback(
    async (run: Send<unknown>, options: SendOptions<About, unknown> = {}) => {
      const { place = '', dedupeKey, enqueue } = options;
      const before = last.current.get(place);
      const key = dedupeKey !== undefined && dedupeKey === before?.options.dedupeKey ? before.key : newIdempotencyKey();
      if (!enqueue || !isDisconnected()) return attemptSend({ key, send: run, options });
      clear(place);
      return { value: enqueue(key, false) };
    },
    [attemptSend, clear],
  );

  const resend = useCallback(
    async (place = '') => {
      const sent = last.current.get(place);
      return sent !== undefined && (await attemptSend(sent)) !== null;
    },
    [attemptSend],
  );

  const attemptAt = (place: string) => attempts.find((attempt) => attempt.place === place);
  return {
    attempts,
    busy: attemptAt('')?.state === 'asking',
    problem: attemptAt('')?.problem ?? null,
    isPending: (place) => attemptAt(place)?.state === 'asking',
    // The stored function forgets what it sends: whoever calls it says so by its argument.
    send: send as CommandSender<About>['send'],
    resend,
    clear,
  };
}

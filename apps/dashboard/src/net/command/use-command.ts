import type { Problem } from '@safe-haven/contracts';
import { useCallback, useRef, useState } from 'react';
import type { Answer } from '../api.ts';
import { isDisconnected, isUnanswered } from '../connection.ts';
import { newIdempotencyKey } from '../new-idempotency-key.ts';
import { withSecondFactor } from '../session/second-factor.ts';

/** A pending or refused command, shown at the `place` on the screen it was sent from. */
export interface Attempt<About> {
  readonly key: string;
  readonly place: string;
  readonly state: 'asking' | 'refused';
  readonly problem: Problem | null;
  readonly about: About;
}

export interface SendOptions<About, Kept> {
  /** The place on the screen it is sent from: one command at a time per place. By default ''. */
  readonly place?: string;
  /** Data for rendering the attempt. */
  readonly about?: About;
  /** Commands with the same value share a key until accepted. By default each has its own. */
  readonly dedupeKey?: string;
  /** Queues the command: the connection is known to be gone, or (`mayBeRecorded`) its answer was lost. */
  enqueue?(key: string, mayBeRecorded: boolean): Kept;
  /** Called with every answer before the attempt ends; a returned promise is awaited. */
  onAnswer?(answer: Answer<unknown>): Promise<void> | undefined;
}

type Send<T> = (key: string) => Promise<Answer<T>>;

export interface CommandSender<About> {
  readonly attempts: readonly Attempt<About>[];
  /** Whether the command at the default place is pending, and why the last one was refused. */
  readonly busy: boolean;
  readonly problem: Problem | null;
  isPending(place: string): boolean;
  /**
   * Sends one command per place at a time, with a second factor if the server requires it. Null: refused, as the
   * attempt shows, or another one is pending.
   */
  send<T, Kept = never>(
    send: Send<T>,
    options?: SendOptions<About, Kept>,
  ): Promise<{ readonly value: T | Kept } | null>;
  /** Resends the same body under the same key, when the outcome is unknown. */
  resend(place?: string): Promise<boolean>;
  clear(place?: string): void;
}

interface Sent<About> {
  readonly key: string;
  readonly send: Send<unknown>;
  readonly options: SendOptions<About, unknown>;
}

/** Sends the commands of a person. Nothing is shown as done before the server has confirmed it. */
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
    // The stored function is untyped: the caller's argument gives the type.
    send: send as CommandSender<About>['send'],
    resend,
    clear,
  };
}

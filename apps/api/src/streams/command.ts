import type { Actor } from '@safe-haven/domain';
import type { EventSource } from '@safe-haven/event-store';
import { Failure } from '../problems/failure.ts';
import type { Deadline } from './deadline.ts';

/** A command for one stream. `S`: the stream's state, `M`: data from outside of the stream that the decision needs. */
export interface CommandRequest<C, S = unknown, M = unknown> {
  /** Id of the shelter, request or account. The stream is `<kind>-<id>`. */
  readonly id: string;
  /**
   * A function is called only when the key is not a repeat, so that nothing is sealed in vain. It may throw the `Failure`
   * to answer, like `permit`.
   */
  readonly command: C | ((deadline: Deadline) => Promise<C>);
  /** The idempotency key: the same for every retry of one command. The ids of its events are derived from it. */
  readonly commandId: string;
  /**
   * The fingerprint of the command (`bodyHash`). Absent: repeats are not looked up, and the decision itself recognises
   * them.
   */
  readonly hash?: string;
  readonly actor: Actor;
  readonly source: EventSource;
  /**
   * When it expires, in ms of the server's clock (SH-20): later nothing is done, since the caller has stopped waiting.
   */
  readonly expires?: number;
  /**
   * Checks the permission against the newest state, unless the key is a repeat; returns the data from outside of the
   * stream. Throws the `Failure` to answer.
   */
  permit?(state: S): Promise<M>;
  /** That of the command which this one is a part of; absent: its own. */
  readonly deadline?: Deadline;
  /** The recording time, in ms, if the caller has already read the clock. */
  readonly now?: number;
}

/**
 * Refusals that are a final answer. Others, such as an unreachable log or a missing second factor, may be resolved in a
 * moment.
 */
const ANSWERS: ReadonlySet<string> = new Set<Failure['code']>(['rejected', 'no_right', 'not_found', 'invalid']);

type Final<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/**
 * A step before the decision: the policy, or what a command needs from elsewhere. A failure that is a final answer is a
 * value, so that it is stored under the key like any other; rejects with the others.
 */
export async function finalOf<T>(step: () => T | Promise<T>): Promise<Final<T>> {
  try {
    return { ok: true, value: await step() };
  } catch (error) {
    if (error instanceof Failure && ANSWERS.has(error.code)) return { ok: false, failure: error };
    throw error;
  }
}

import type { Actor } from '@safe-haven/domain';
import type { EventSource } from '@safe-haven/event-store';

/** A command for one stream. `S`: the stream's state, `M`: data from outside of the stream that the decision needs. */
export interface CommandRequest<C, S = unknown, M = unknown> {
  /** Id of the shelter, request or account. The stream is `<kind>-<id>`. */
  readonly id: string;
  /** A function is called only when the key is not a repeat, so that nothing is sealed in vain. */
  readonly command: C | (() => Promise<C>);
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
  /** The recording time, in ms, if the caller has already read the clock. */
  readonly now?: number;
}

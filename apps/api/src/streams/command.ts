import type { Actor } from '@safe-haven/domain';
import type { EventSource } from '@safe-haven/event-store';

/** A command on its way to one stream. `S`: what the stream is folded to, `M`: what its decision needs from outside of it. */
export interface CommandRequest<C, S = unknown, M = unknown> {
  /** What the command is about: a house, a request, an account. The stream is `<kind>-<id>`. */
  readonly id: string;
  /** Where it is a function it is asked for once it is seen not to be a repeat: what it seals then has a reason to be. */
  readonly command: C | (() => Promise<C>);
  /** The idempotency key: the same for every retry of one command. The ids of its events are made of it. */
  readonly commandId: string;
  /** What the key stands for (`bodyHash`). Absent: no repeat is looked for, and the decision says what is there already. */
  readonly hash?: string;
  readonly actor: Actor;
  readonly source: EventSource;
  /** Until when, in ms by the server's clock, it may be done (SH-20): later it does nothing, whoever asked has stopped waiting. */
  readonly expires?: number;
  /**
   * Whether it is allowed, asked of the newest state once it is seen not to be a repeat; what the decision needs from
   * outside of the stream. Throws the `Failure` that is then answered.
   */
  permit?(state: S): Promise<M>;
  /** The time it is recorded at, in ms, where the caller has looked at the clock already. */
  readonly now?: number;
}

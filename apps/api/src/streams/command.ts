import type { Actor } from '@safe-haven/domain';
import type { EventSource } from '@safe-haven/event-store';

/** A command on its way to one stream. */
export interface CommandRequest<C> {
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
  /** What else has to be so, asked once it is seen not to be a repeat; throws what is then answered. */
  readonly check?: () => Promise<void>;
  /** The time it is recorded at, in ms, where the caller has looked at the clock already. */
  readonly now?: number;
}

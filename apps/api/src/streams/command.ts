import type { Actor } from '@safe-haven/domain';
import type { EventActor, EventSource } from '@safe-haven/event-store';

/** A command on its way to one stream. */
export interface CommandRequest<C, A extends EventActor = Actor> {
  /** What the command is about: a house, a request, an account. Its kind makes the stream's name of it. */
  readonly id: string;
  /** Where it is a function it is asked for once it is seen not to be a repeat: what it seals then has a reason to be. */
  readonly command: C | (() => Promise<C>);
  /** The idempotency key: the same for every retry of one command. The ids of its events are made of it. */
  readonly commandId: string;
  /** What the key stands for (`bodyHash`). Absent: a repeated key is not looked for, the decision says itself what is there. */
  readonly hash?: string;
  readonly actor: A;
  readonly source: EventSource;
  /** What else has to be so, asked once it is seen not to be a repeat; throws what is then answered. */
  readonly check?: () => Promise<void>;
  /** The time it is recorded at, in ms, where the caller has looked at the clock already. */
  readonly now?: number;
}

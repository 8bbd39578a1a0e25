import { hash } from 'node:crypto';
import type { Actor } from '@safe-haven/domain';
import type { EventSource } from '@safe-haven/event-store';
import { Failure } from '../problems/failure.ts';

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

/** What an idempotency key stands for: the command's name and body. Half a SHA-256 is plenty to tell two apart. */
export const bodyHash = (name: string, body: unknown): string =>
  hash('sha256', `${name}\0${canonical(body)}`, 'base64url').slice(0, 22);

/** JSON with sorted keys, written once: the same command gives the same bytes, whatever order the client wrote it in. */
const canonical = (value: unknown): string => JSON.stringify(value, sorted) ?? 'null';

function sorted(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Refusals that are an answer. What is left, a log that is away or a second factor to be shown, may be otherwise in a moment. */
const ANSWERS: ReadonlySet<string> = new Set<Failure['code']>(['rejected', 'no_right', 'not_found', 'invalid']);

type Permitted<M> =
  | { readonly ok: true; readonly more: M | undefined }
  | { readonly ok: false; readonly failure: Failure };

/** Asks whether a command is allowed. Rejects with what is no answer. */
export async function permittedBy<S, M>(
  request: Pick<CommandRequest<unknown, S, M>, 'permit'>,
  state: S,
): Promise<Permitted<M>> {
  try {
    return { ok: true, more: await request.permit?.(state) };
  } catch (error) {
    if (error instanceof Failure && ANSWERS.has(error.code)) return { ok: false, failure: error };
    throw error;
  }
}

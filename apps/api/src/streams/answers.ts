import type { RecordedFact } from '@safe-haven/domain';
import type { EventStore, Revision, StreamName } from '@safe-haven/event-store';
import type { ServerTime } from '../environment/server-time.ts';
import type { Failure } from '../problems/failure.ts';
import { ask } from './ask-log.ts';
import type { CommandRequest } from './command.ts';
import { factOf, isReadable } from './facts.ts';
import type { Head, Repeat, States } from './kind.ts';
import type { Outcome } from './outcome.ts';

const KEPT_MS = 15 * 60_000;
/** Some 300 bytes each. */
const MOST = 50_000;

/** An answer without a fact: nothing was done, and nothing will be under this key. */
export type KeptAnswer<R = unknown> =
  | { readonly kind: 'rejected'; readonly rejection: R }
  | { readonly kind: 'not_allowed'; readonly failure: Failure }
  | { readonly kind: 'too_late' }
  | { readonly kind: 'nothing_new'; readonly position: string; readonly revision: number };

interface Kept {
  /** What the key stands for (`bodyHash`). */
  readonly hash: string;
  readonly answer: KeptAnswer;
}

/** Whose key it is, and for which stream. */
interface KeyOf {
  readonly stream: string;
  readonly person: string;
  readonly commandId: string;
}

/**
 * Refusals and commands that changed nothing, by key, for a quarter of an hour in this process (SH-7): a late copy gets
 * the same answer and does nothing. Accepted commands are found in the log instead. Beyond the limit the oldest are
 * dropped.
 */
export class KeptAnswers {
  /** Oldest first is the order of insertion. */
  readonly #kept = new Map<string, Kept & { readonly until: number }>();
  readonly #most: number;

  constructor(most = MOST) {
    this.#most = most;
  }

  /** `now` in ms. The first answer stays. */
  keep(key: KeyOf, kept: Kept, now: number): void {
    const text = textOf(key);
    if (this.#kept.has(text)) return;
    this.#kept.set(text, { ...kept, until: now + KEPT_MS });
    for (const [oldest, { until }] of this.#kept) {
      if (until >= now && this.#kept.size <= this.#most) return;
      this.#kept.delete(oldest);
    }
  }

  find(key: KeyOf, now: number): Kept | null {
    const kept = this.#kept.get(textOf(key));
    return kept && kept.until >= now ? kept : null;
  }
}

const textOf = ({ stream, person, commandId }: KeyOf): string => `${stream}\n${person}\n${commandId}`;

/** What became of a command, or that the log has more than was known: it is decided again on that. */
export type Given<S, E, R> = Outcome<S, E, R> | { readonly kind: 'look_on'; readonly head: Head<S, E> };

type Asked = Pick<CommandRequest<unknown>, 'commandId' | 'actor' | 'hash' | 'expires' | 'source'>;

/**
 * Idempotency (SH-7): finds the answer that a key already has; and nothing is done once the caller has stopped waiting
 * (SH-20).
 */
export class Answers {
  readonly #store: EventStore;
  readonly #time: ServerTime;
  readonly #kept = new KeptAnswers();

  constructor(store: EventStore, time: ServerTime) {
    this.#store = store;
    this.#time = time;
  }

  isLate({ expires }: Pick<Asked, 'expires'>): boolean {
    return expires !== undefined && this.#time.now() > expires;
  }

  /** The answer that this key has already, or gets because it comes too late; null: it is to be decided. */
  async given<S, E, R>(
    states: States<S, E>,
    request: CommandRequest<unknown>,
    stream: StreamName,
    head: Head<S, E>,
  ): Promise<Given<S, E, R> | null> {
    const { hash } = request;
    const repeat = hash === undefined ? null : await states.repeat?.(request, head);
    if (repeat) return repeated(repeat, hash);
    const kept = this.#kept.find(keyOf(stream, request), this.#time.now());
    if (!kept && !this.isLate(request)) return null;
    // Another replica may have done it meanwhile: then it is done, whatever was answered here.
    const end = states.mayBeBehind ? await states.beyond(request.id, head) : head;
    if (end !== head) return { kind: 'look_on', head: end };
    if (!kept) return this.answer(request, stream, head, { kind: 'too_late' });
    return kept.hash === hash ? outcomeOf(kept.answer, head, true) : { kind: 'key_reused' };
  }

  /** Nothing is recorded, and that is the answer to this key from now on. */
  answer<S, E, R>(request: Asked, stream: StreamName, head: Head<S, E>, answer: KeptAnswer): Outcome<S, E, R> {
    const { hash, source } = request;
    // What the program does by itself it asks for again until it is so.
    if (hash !== undefined && source !== 'system')
      this.#kept.keep(keyOf(stream, request), { hash, answer }, this.#time.now());
    return outcomeOf(answer, head, false);
  }

  /** What was asked for is so already. Rejects when the log can't be asked. */
  async nothingNew({ revision }: Head<unknown>): Promise<KeptAnswer> {
    return { kind: 'nothing_new', position: await ask(this.#store.head()), revision };
  }

  /** What the log has behind one revision up to another; null: that can't be seen just now. */
  async stored<E>(stream: StreamName, after: Revision, until: Revision): Promise<RecordedFact<E>[] | null> {
    const read = await (this.#store as EventStore<E>).read(stream, after).catch(() => null);
    const facts = read?.events
      .filter(isReadable)
      .filter(({ revision }) => revision <= until)
      .map(factOf);
    return facts?.length === until - after ? facts : null;
  }
}

const keyOf = (stream: StreamName, { actor: { person }, commandId }: Asked): KeyOf => ({ stream, person, commandId });

/** The same key and body gets the same answer, the same key with another body is refused. */
function repeated<S, E>(
  { hash, position, revision, facts, state }: Repeat<S, E>,
  expected: string | undefined,
): Outcome<S, E, never> {
  if (hash !== expected) return { kind: 'key_reused' };
  return { kind: 'done', position, revision, facts, repeated: true, state };
}

/** Its rejection was one of this kind of stream when it was kept. */
function outcomeOf<S, E, R>(answer: KeptAnswer, { state }: Head<S, E>, repeated: boolean): Outcome<S, E, R> {
  switch (answer.kind) {
    case 'rejected':
      return { kind: 'rejected', rejection: answer.rejection as R, state };
    case 'nothing_new':
      return { kind: 'done', position: answer.position, revision: answer.revision, facts: [], repeated, state };
    case 'not_allowed':
    case 'too_late':
      return answer;
  }
}

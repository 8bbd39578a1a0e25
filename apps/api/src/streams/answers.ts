import { EXPIRES_AT_MOST_MS } from '@safe-haven/contracts';
import { type RecordedFact, toFact } from '@safe-haven/domain';
import type { EventStore, Revision, StreamName } from '@safe-haven/event-store';
import type { ServerTime } from '../environment/server-time.ts';
import type { Failure } from '../problems/failure.ts';
import { ask } from './ask-log.ts';
import type { CommandRequest } from './command.ts';
import { keyText } from './command-key.ts';
import { isReadable } from './facts.ts';
import { FirstAnswer } from './first-answer.ts';
import type { Head, Repeat, States } from './kind.ts';
import type { Outcome } from './outcome.ts';

const STORED_MS = EXPIRES_AT_MOST_MS;
/** About 300 bytes each. */
const MOST = 50_000;

/** An answer without an event: nothing was written, and nothing will be under this key. */
export type StoredAnswer<R = unknown> =
  | { readonly kind: 'rejected'; readonly rejection: R }
  | { readonly kind: 'not_allowed'; readonly failure: Failure }
  | { readonly kind: 'too_late' | 'expiry_too_far' }
  | { readonly kind: 'nothing_new'; readonly position: string; readonly revision: number };

interface Entry {
  /** The fingerprint of the key (`bodyHash`). */
  readonly hash: string;
  readonly answer: StoredAnswer;
  readonly firstAnswer: FirstAnswer;
}

/**
 * Rejections and commands that changed nothing, by key, for a quarter of an hour in this process (SH-7): a late copy
 * gets the same answer. Accepted commands are found in the log instead. Beyond the limit the oldest are dropped.
 */
export class StoredAnswers {
  /** Insertion order, so the oldest come first. */
  readonly #stored = new Map<string, Entry & { readonly until: number }>();
  readonly #most: number;

  constructor(most = MOST) {
    this.#most = most;
  }

  /** `now` in ms. The first answer is kept. */
  store(key: string, stored: Entry, now: number): void {
    if (this.#stored.has(key)) return;
    this.#stored.set(key, { ...stored, until: now + STORED_MS });
    for (const [oldest, { until }] of this.#stored) {
      if (until >= now && this.#stored.size <= this.#most) return;
      this.#stored.delete(oldest);
    }
  }

  find(key: string, now: number): Entry | null {
    const stored = this.#stored.get(key);
    return stored && stored.until >= now ? stored : null;
  }
}

/** The outcome of a command, or that the log has newer events: it has to be decided again. */
export type AnswerOrRetry<S, E, R> = Outcome<S, E, R> | { readonly kind: 'retry'; readonly head: Head<S, E> };

type Asked = Pick<CommandRequest<unknown>, 'commandId' | 'actor' | 'hash' | 'expires' | 'source'>;

/** Idempotency (SH-7): finds the stored answer of a key, and refuses commands that have expired (SH-20). */
export class Answers {
  readonly #store: EventStore;
  readonly #time: ServerTime;
  readonly #stored = new StoredAnswers();

  constructor(store: EventStore, time: ServerTime) {
    this.#store = store;
    this.#time = time;
  }

  isLate({ expires }: Pick<Asked, 'expires'>): boolean {
    return expires !== undefined && this.#time.now() > expires;
  }

  /** Why its time forbids it, if it does. What may count for longer than a no is kept is not taken (SH-20). */
  #untimely(request: Pick<Asked, 'expires'>): 'too_late' | 'expiry_too_far' | null {
    if (this.isLate(request)) return 'too_late';
    const { expires = 0 } = request;
    return expires > this.#time.now() + EXPIRES_AT_MOST_MS ? 'expiry_too_far' : null;
  }

  /** The answer of this key, or why it comes at the wrong time; null: it has to be decided. */
  async given<S, E, R>(
    states: States<S, E>,
    request: CommandRequest<unknown>,
    stream: StreamName,
    head: Head<S, E>,
  ): Promise<AnswerOrRetry<S, E, R> | null> {
    const { hash } = request;
    const repeat = hash === undefined ? null : await states.repeat?.(request, head);
    if (repeat) return repeated(repeat, hash);
    const stored = this.#stored.find(keyOf(stream, request), this.#time.now());
    const untimely = this.#untimely(request);
    if (!stored && untimely === null) return null;
    // Another replica may have accepted it in the meantime: then that is the answer, whatever this one had stored.
    const end = states.mayBeBehind ? await states.catchUp(request.id, head) : head;
    if (end !== head) return { kind: 'retry', head: end };
    if (!stored) return this.answer(request, stream, head, { kind: untimely as NonNullable<typeof untimely> });
    return stored.hash === hash ? outcomeOf(stored, head, true) : { kind: 'key_reused' };
  }

  /** No event was written, and this is the key's answer from now on. */
  answer<S, E, R>(request: Asked, stream: StreamName, head: Head<S, E>, answer: StoredAnswer): Outcome<S, E, R> {
    const { hash, source } = request;
    const firstAnswer = new FirstAnswer();
    // Answers to the program's own commands are not stored, since it repeats them until they succeed.
    if (hash !== undefined && source !== 'system')
      this.#stored.store(keyOf(stream, request), { hash, answer, firstAnswer }, this.#time.now());
    return outcomeOf({ answer, firstAnswer }, head, false);
  }

  /** The state is already as requested. Rejects when the log can't be read. */
  async nothingNew({ revision }: Head<unknown>): Promise<StoredAnswer> {
    return { kind: 'nothing_new', position: await ask(this.#store.head()), revision };
  }

  /** The events between two revisions; null: they can't be read at the moment. */
  async stored<E>(stream: StreamName, after: Revision, until: Revision): Promise<RecordedFact<E>[] | null> {
    const read = await (this.#store as EventStore<E>).read(stream, after).catch(() => null);
    const facts = read?.events
      .filter(isReadable)
      .filter(({ revision }) => revision <= until)
      .map(toFact);
    return facts?.length === until - after ? facts : null;
  }
}

const keyOf = (stream: StreamName, { actor: { person }, commandId }: Asked): string =>
  keyText(stream, person, commandId);

/** The same key and body gets the same answer; the same key with another body is refused. */
function repeated<S, E>(
  { hash, position, revision, facts, state }: Repeat<S, E>,
  expected: string | undefined,
): Outcome<S, E, never> {
  if (hash !== expected) return { kind: 'key_reused' };
  return { kind: 'done', position, revision, facts, repeated: true, state };
}

/** The stored rejection belongs to this kind of stream. */
function outcomeOf<S, E, R>(
  { answer, firstAnswer }: Pick<Entry, 'answer' | 'firstAnswer'>,
  { state }: Head<S, E>,
  repeated: boolean,
): Outcome<S, E, R> {
  switch (answer.kind) {
    case 'rejected':
      return { kind: 'rejected', rejection: answer.rejection as R, state, firstAnswer };
    case 'nothing_new':
      return {
        kind: 'done',
        position: answer.position,
        revision: answer.revision,
        facts: [],
        repeated,
        firstAnswer,
        state,
      };
    case 'not_allowed':
    case 'too_late':
    case 'expiry_too_far':
      return answer;
  }
}

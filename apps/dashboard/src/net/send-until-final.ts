import type { Answer } from './api.ts';
import { isDisconnected, isUnanswered } from './connection.ts';
import { newIdempotencyKey } from './new-idempotency-key.ts';
import { serverNow } from './server-time.ts';
import { isRetryable, pause, retryDelay } from './with-retries.ts';

/** A copy that arrives later than this after the first was sent is refused by the server (`Haven-Expires`), ms. */
export const EXPIRES_MS = 8_000;
/** Margin after the expiry, ms: the header has whole seconds, and an append may be in progress. */
export const SETTLED_MS = 2_000;
const MAX_ENTRIES = 200;

/** What all copies of a command share. */
export interface Copy {
  /** The idempotency key. */
  readonly key: string;
  /** The expiry, ms of server time. */
  readonly expires: number;
  /** All copies have expired: this one asks for the outcome. */
  readonly last?: true;
}

interface InFlight {
  readonly key: string;
  expires: number | null;
  copies: number;
}

/** Commands without a final answer by their first key; the oldest entries are dropped. */
const inFlight = new Map<string, InFlight>();

/**
 * Sends a command until its answer is final. `name` is its first key. A command that is sent again keeps its key as
 * long as a copy may still be executed, and gets a new one after a final refusal. If several copies may have been
 * refused, the outcome is requested once all have expired. Without a final answer the last problem is returned.
 */
export async function sendUntilFinal<T>(
  name: string,
  ask: (copy: Copy) => Promise<Answer<T>>,
  signal?: AbortSignal,
): Promise<Answer<T>> {
  const before = inFlight.get(name);
  if (before && hasExpired(before)) {
    const answer = await askOutcome(name, before, ask);
    if (answer.ok || answer.problem.code !== 'too_late') return answer;
  }
  const entry = start(name);
  const answer = await sendCopies(entry, ask, signal);
  if (isFinal(answer, entry)) return forget(name, answer);
  const isGone = !answer.ok && isUnanswered(answer.problem) && isDisconnected();
  if (signal?.aborted || isGone || !shouldAskAgain(answer)) return answer;
  await pause(Math.max(0, entry.expires + SETTLED_MS - serverNow()));
  return askOutcome(name, entry, ask);
}

type StartedInFlight = InFlight & Copy;

function start(name: string): StartedInFlight {
  const entry = inFlight.get(name) ?? { key: name, expires: null, copies: 0 };
  entry.expires ??= serverNow() + EXPIRES_MS;
  inFlight.set(name, entry);
  for (const oldest of inFlight.keys()) {
    if (inFlight.size <= MAX_ENTRIES) break;
    inFlight.delete(oldest);
  }
  return entry as StartedInFlight;
}

const hasExpired = (entry: InFlight): entry is StartedInFlight =>
  entry.expires !== null && serverNow() > entry.expires + SETTLED_MS;

/** Sends copies under the same key until one is answered or the next would arrive after the expiry. */
async function sendCopies<T>(
  entry: StartedInFlight,
  ask: (copy: Copy) => Promise<Answer<T>>,
  signal: AbortSignal | undefined,
): Promise<Answer<T>> {
  for (let attempt = 0; ; attempt++) {
    entry.copies += 1;
    const answer = await ask(entry);
    if (answer.ok || !isRetryable(answer.problem) || signal?.aborted) return answer;
    if (isUnanswered(answer.problem) && isDisconnected()) return answer;
    const ms = retryDelay(answer.problem, attempt);
    if (serverNow() + ms >= entry.expires) return answer;
    await pause(ms);
  }
}

/** Requests the outcome of the command once no copy can be recorded any more. */
async function askOutcome<T>(
  name: string,
  entry: StartedInFlight,
  ask: (copy: Copy) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  return forget(name, await ask({ ...entry, last: true }));
}

/** After a refusal the name gets a new key: sent again, it is another command. */
function forget<T>(name: string, answer: Answer<T>): Answer<T> {
  if (isRefused(answer)) inFlight.set(name, { key: newIdempotencyKey(), expires: null, copies: 0 });
  return answer;
}

const isFinal = (answer: Answer<unknown>, { copies }: InFlight): boolean =>
  isRecorded(answer) || (isRefused(answer) && copies === 1);

/** Whether to ask for the outcome once all copies have expired. */
const shouldAskAgain = (answer: Answer<unknown>): boolean =>
  answer.ok || isRefused(answer) || isRetryable(answer.problem);

/** Whether events were appended: then the answer is final, whatever becomes of other copies. */
function isRecorded(answer: Answer<unknown>): boolean {
  if (!answer.ok) return false;
  const { events } = (answer.value ?? {}) as { readonly events?: readonly unknown[] };
  return events === undefined || events.length > 0;
}

/** Problems with status 4xx that do not settle the command: it may be sent again under the same key. */
const RETRYABLE_REFUSALS: readonly string[] = ['not_signed_in', 'second_factor_needed', 'too_many_requests', 'garbled'];

/** Whether the command was refused for good: nothing was recorded. */
const isRefused = (answer: Answer<unknown>): boolean =>
  answer.ok
    ? !isRecorded(answer)
    : answer.problem.status >= 400 && answer.problem.status < 500 && !RETRYABLE_REFUSALS.includes(answer.problem.code);

import type { Answer } from './api.ts';
import { isDisconnected, isUnanswered } from './connection.ts';
import { newKey } from './new-key.ts';
import { isWorthAnother, pause, waitOf } from './retried.ts';
import { serverNow } from './server-time.ts';

/** A copy that is longer on its way does nothing: what was asked for counts for these seconds (`Haven-Expires`). */
export const EXPIRES_MS = 8_000;
/** After the expiry the server's clock is told in whole seconds, and an append may be under way: then nothing comes any more. */
export const SETTLED_MS = 2_000;
const MOST = 200;

/** What every copy of one command carries. */
export interface Copy {
  /** The idempotency key. */
  readonly key: string;
  /** Until when it may be done, ms by the server's clock. */
  readonly expires: number;
  /** All have expired by now: this one asks what became of them. */
  readonly last?: true;
}

interface OnTheWire {
  readonly key: string;
  expires: number | null;
  copies: number;
}

/** By the name that the page has for a command. The newest; what is older was answered long ago. */
const wire = new Map<string, OnTheWire>();

/**
 * Sends a command until its answer is final. The name is its first key; a command that is sent again under its name goes
 * under the same key as long as it may still be done, and under a new one once nothing came of it for good. A no that
 * more than one copy may have got is asked for once more when all of them have expired: until then another copy may
 * still be done. What had no answer, or none that is one, comes back as the problem that it was.
 */
export async function sentSurely<T>(
  name: string,
  ask: (copy: Copy) => Promise<Answer<T>>,
  signal?: AbortSignal,
): Promise<Answer<T>> {
  const before = wire.get(name);
  if (before && isSettled(before)) {
    const answer = await final(name, before, ask);
    if (answer.ok || answer.problem.code !== 'too_late') return answer;
  }
  const entry = begun(name);
  const answer = await copied(entry, ask, signal);
  if (isFinal(answer, entry)) return ended(name, answer);
  const isGone = !answer.ok && isUnanswered(answer.problem) && isDisconnected();
  if (signal?.aborted || isGone || !isAsked(answer)) return answer;
  await pause(Math.max(0, entry.expires + SETTLED_MS - serverNow()));
  return final(name, entry, ask);
}

type Begun = OnTheWire & Copy;

function begun(name: string): Begun {
  const entry = wire.get(name) ?? { key: name, expires: null, copies: 0 };
  entry.expires ??= serverNow() + EXPIRES_MS;
  wire.set(name, entry);
  for (const oldest of wire.keys()) {
    if (wire.size <= MOST) break;
    wire.delete(oldest);
  }
  return entry as Begun;
}

const isSettled = (entry: OnTheWire): entry is Begun =>
  entry.expires !== null && serverNow() > entry.expires + SETTLED_MS;

/** Copy after copy until there is an answer, or no time for another. */
async function copied<T>(
  entry: Begun,
  ask: (copy: Copy) => Promise<Answer<T>>,
  signal: AbortSignal | undefined,
): Promise<Answer<T>> {
  for (let again = 0; ; again++) {
    entry.copies += 1;
    const answer = await ask(entry);
    if (answer.ok || !isWorthAnother(answer.problem) || signal?.aborted) return answer;
    if (isUnanswered(answer.problem) && isDisconnected()) return answer;
    const ms = waitOf(answer.problem, again);
    if (serverNow() + ms >= entry.expires) return answer;
    await pause(ms);
  }
}

/** What the server says once no copy can be done any more. */
async function final<T>(name: string, entry: Begun, ask: (copy: Copy) => Promise<Answer<T>>): Promise<Answer<T>> {
  return ended(name, await ask({ ...entry, last: true }));
}

/** After a no the name stands for another command, should it be sent again. */
function ended<T>(name: string, answer: Answer<T>): Answer<T> {
  if (isNo(answer)) wire.set(name, { key: newKey(), expires: null, copies: 0 });
  return answer;
}

const isFinal = (answer: Answer<unknown>, { copies }: OnTheWire): boolean =>
  isRecorded(answer) || (isNo(answer) && copies === 1);

/** Whether to ask once more when all copies have expired. */
const isAsked = (answer: Answer<unknown>): boolean => answer.ok || isNo(answer) || isWorthAnother(answer.problem);

/** Something is in the log: no copy can change that. */
function isRecorded(answer: Answer<unknown>): boolean {
  if (!answer.ok) return false;
  const { events } = (answer.value ?? {}) as { readonly events?: readonly unknown[] };
  return events === undefined || events.length > 0;
}

/** Refusals that may be otherwise in a moment, under the same key. */
const NOT_YET: readonly string[] = ['not_signed_in', 'second_factor_needed', 'too_many_requests', 'garbled'];

/** Nothing was recorded, and that is the answer. */
const isNo = (answer: Answer<unknown>): boolean =>
  answer.ok
    ? !isRecorded(answer)
    : answer.problem.status >= 400 && answer.problem.status < 500 && !NOT_YET.includes(answer.problem.code);

import type { CommandName, Problem } from '@safe-haven/contracts';

/** A command that could not be sent is returned to its author after this long: by then the shelter may have changed too much. */
export const QUEUE_TIMEOUT_MS = 15 * 60_000;

/** Commands that may be sent later, because they report what has happened in the shelter. Commands that take a place need the connection. */
const QUEUEABLE: ReadonlySet<CommandName> = new Set([
  'admit-party',
  'discharge-party',
  'release-hold',
  'confirm-occupancy',
  'report-census',
  'record-call',
]);
/** Of these, the ones whose `occurredAt` is the time of the press; a census carries its night, a call when it was, the others take effect on arrival. */
const NEEDS_OCCURRED_AT: ReadonlySet<CommandName> = new Set(['admit-party', 'discharge-party']);

type Body = Readonly<Record<string, unknown>>;

/** A command as a person issued it. The key is the same for every attempt, so that it is recorded once. */
export interface IssuedCommand {
  readonly key: string;
  readonly shelterId: string;
  /** The place on the shelter's screen it was sent from. */
  readonly place: string;
  readonly name: CommandName;
  readonly body: Body;
  readonly beds: readonly string[];
  /** When the button was pressed, ms since the epoch by the server's clock. */
  readonly issuedAt: number;
}

export interface QueuedCommand extends IssuedCommand {
  /** `back`: returned to its author, who sends it again or drops it. */
  readonly state: 'waiting' | 'sending' | 'back';
  /** It was sent and the answer was lost: it may have been recorded. */
  readonly mayBeRecorded: boolean;
  /** Why the server refused it; null: it was queued too long. */
  readonly problem: Problem | null;
}

/** In the order in which they were issued. */
export type Queue = readonly QueuedCommand[];

/** Whether a command may be queued until the connection is back. */
export const canQueue = (name: CommandName): boolean => QUEUEABLE.has(name);

/** The body to be sent later: it happened when the button was pressed, unless another time was entered. */
export function withOccurredAt(name: CommandName, body: Body, issuedAt: number): Body {
  if (!NEEDS_OCCURRED_AT.has(name) || body['occurredAt'] !== undefined) return body;
  return { ...body, occurredAt: new Date(issuedAt).toISOString() };
}

/** Whether it is a second press of the same button. A census of another night is another command. */
const isSame = (a: IssuedCommand, b: IssuedCommand): boolean =>
  a.shelterId === b.shelterId && a.name === b.name && a.place === b.place && a.body['night'] === b.body['night'];

/** Adds a command in order; one that is queued or being sent already is not added twice. */
export const added = (queue: Queue, command: IssuedCommand, mayBeRecorded: boolean): Queue =>
  queue.some((w) => w.key === command.key || (w.state !== 'back' && isSame(w, command)))
    ? queue
    : [...queue, { ...command, state: 'waiting' as const, mayBeRecorded, problem: null }].toSorted(
        (a, b) => a.issuedAt - b.issuedAt,
      );

/** The queue without a command. */
export const without = (queue: Queue, key: string): Queue => queue.filter((w) => w.key !== key);

/** The queue with a changed command. */
export const patched = (queue: Queue, key: string, changed: Partial<QueuedCommand>): Queue =>
  queue.map((w) => (w.key === key ? { ...w, ...changed } : w));

/** Returns commands that were queued too long to their author. One that is being sent is kept: its answer decides. */
export function expired(queue: Queue, now: number): Queue {
  const isOver = (w: QueuedCommand) => w.state === 'waiting' && now - w.issuedAt >= QUEUE_TIMEOUT_MS;
  return queue.some(isOver) ? queue.map((w) => (isOver(w) ? { ...w, state: 'back' as const } : w)) : queue;
}

/** The command to send next: the oldest, one at a time. */
export const nextOf = (queue: Queue): QueuedCommand | null =>
  queue.some((w) => w.state === 'sending') ? null : (queue.find((w) => w.state === 'waiting') ?? null);

/** When the next command expires, ms; null: none is queued. */
export function nextExpiry(queue: Queue): number | null {
  const first = queue.find((w) => w.state === 'waiting');
  return first ? first.issuedAt + QUEUE_TIMEOUT_MS : null;
}

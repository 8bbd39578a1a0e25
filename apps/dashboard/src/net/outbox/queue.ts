import type { CommandName, Problem } from '@safe-haven/contracts';

/** A command that could not be sent yet is given back after this long: by then the house may be quite another. */
export const LONGEST_WAIT_MS = 15 * 60_000;

/** What may be sent later, because it only reports what has happened in the house. Whatever takes a place is live only. */
const MAY_WAIT: ReadonlySet<CommandName> = new Set([
  'admit-party',
  'discharge-party',
  'release-hold',
  'confirm-occupancy',
  'report-census',
]);
/** Of these, the ones that say when it happened; a census says it by itself, the others are of the time they arrive. */
const SAY_WHEN: ReadonlySet<CommandName> = new Set(['admit-party', 'discharge-party']);

type Body = Readonly<Record<string, unknown>>;

/** A command as a person tapped it. The key stays the same for every try, so that it is recorded once. */
export interface TappedCommand {
  readonly key: string;
  readonly shelterId: string;
  /** Where on the screen of the house it was made. */
  readonly place: string;
  readonly name: CommandName;
  readonly body: Body;
  readonly beds: readonly string[];
  /** When it was tapped, ms since the epoch by the server's clock. */
  readonly tappedAt: number;
}

export interface Waiting extends TappedCommand {
  /** `back`: given back to whoever made it, who does it again or forgets it. */
  readonly state: 'waiting' | 'sending' | 'back';
  /** It was sent once and the answer was lost: it may have been recorded. */
  readonly unsure: boolean;
  /** Why the server refused it; null: it did not, the wait was too long. */
  readonly problem: Problem | null;
}

/** In the order of the taps. */
export type Queue = readonly Waiting[];

/** Whether a command may wait for the connection. */
export const mayWait = (name: CommandName): boolean => MAY_WAIT.has(name);

/** The body as it is sent later: what happened, happened at the tap, unless another time was typed. */
export function asTapped(name: CommandName, body: Body, tappedAt: number): Body {
  if (!SAY_WHEN.has(name) || body['occurredAt'] !== undefined) return body;
  return { ...body, occurredAt: new Date(tappedAt).toISOString() };
}

/** A second tap on the same button: the same is asked for already. Another night of a census is another thing. */
const isSame = (a: TappedCommand, b: TappedCommand): boolean =>
  a.shelterId === b.shelterId && a.name === b.name && a.place === b.place && a.body['night'] === b.body['night'];

/** Puts a command in its place among the taps; one that waits or is on its way already is not there twice. */
export const added = (queue: Queue, command: TappedCommand, unsure: boolean): Queue =>
  queue.some((w) => w.key === command.key || (w.state !== 'back' && isSame(w, command)))
    ? queue
    : [...queue, { ...command, state: 'waiting' as const, unsure, problem: null }].toSorted(
        (a, b) => a.tappedAt - b.tappedAt,
      );

export const without = (queue: Queue, key: string): Queue => queue.filter((w) => w.key !== key);

export const put = (queue: Queue, key: string, changed: Partial<Waiting>): Queue =>
  queue.map((w) => (w.key === key ? { ...w, ...changed } : w));

/** Gives back what has waited too long. What is on its way is not touched: its answer decides. */
export function givenBack(queue: Queue, now: number): Queue {
  const isOver = (w: Waiting) => w.state === 'waiting' && now - w.tappedAt >= LONGEST_WAIT_MS;
  return queue.some(isOver) ? queue.map((w) => (isOver(w) ? { ...w, state: 'back' as const } : w)) : queue;
}

/** What is sent next: the first tap first, one at a time. */
export const nextOf = (queue: Queue): Waiting | null =>
  queue.some((w) => w.state === 'sending') ? null : (queue.find((w) => w.state === 'waiting') ?? null);

/** When the next one has waited too long; null: nothing waits. */
export function nextEnd(queue: Queue): number | null {
  const first = queue.find((w) => w.state === 'waiting');
  return first ? first.tappedAt + LONGEST_WAIT_MS : null;
}

import { randomUUID } from 'node:crypto';
import { checkOf, type ShelterState } from '@safe-haven/domain';
import type { Clock } from '../environment/clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { bodyHash } from '../streams/command-key.ts';
import type { ShelterStreams } from '../streams/shelter-streams.ts';
import { CLOCK_ACTOR } from './clock-actor.ts';

/** Check hours are in whole minutes: a shelter is asked at most this long after its hour. */
const CHECK_EVERY_MS = 20_000;
/** After an outage nobody is asked longer than this after the hour: the screens show the question anyway. */
const ASKED_LATE_MS = 60 * 60_000;

/**
 * Asks each shelter, at its check hours, whether its numbers are still correct (NT-8). Every replica tries; the event
 * is decided at the head of the shelter's stream, so only one of them records it, and that one sends the notifications.
 */
export class AskConfirmations {
  readonly #feed: BoardFeed;
  readonly #shelters: ShelterStreams;
  readonly #clock: Clock;
  #timer: NodeJS.Timeout | undefined;
  #asking: Promise<number> | null = null;

  constructor(feed: BoardFeed, shelters: ShelterStreams, clock: Clock) {
    this.#feed = feed;
    this.#shelters = shelters;
    this.#clock = clock;
  }

  start(): void {
    this.#timer = setInterval(() => void this.askDue(), CHECK_EVERY_MS);
    this.#timer.unref();
    void this.askDue();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#asking;
  }

  /** Asks every shelter whose check hour has passed without a confirmation; returns how many this process asked. */
  askDue(): Promise<number> {
    this.#asking ??= this.#askAll().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #askAll(): Promise<number> {
    const now = this.#clock.now();
    let asked = 0;
    for (const { shelterId, state, unreadable } of this.#feed.network.shelters.values())
      if (unreadable === null && isDue(state, now) && (await this.#ask(shelterId))) asked += 1;
    return asked;
  }

  /** Whether this process recorded the event. A failed append is retried at the next tick. */
  async #ask(shelterId: string): Promise<boolean> {
    const outcome = await this.#shelters.handle({
      id: shelterId,
      command: { type: 'ask-confirmation' },
      commandId: randomUUID(),
      hash: bodyHash('ask-confirmation', {}),
      actor: CLOCK_ACTOR,
      source: 'system',
    });
    return outcome.kind === 'done' && outcome.facts.length > 0;
  }
}

function isDue(state: ShelterState, now: number): boolean {
  if (state.situation === 'unregistered' || state.draft) return false;
  const check = checkOf(state, now);
  if (check === null || check.done || (state.askedAt !== null && state.askedAt >= check.since)) return false;
  return now - Date.parse(check.since) < ASKED_LATE_MS;
}

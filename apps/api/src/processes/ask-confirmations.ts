import { randomUUID } from 'node:crypto';
import { type Actor, checkOf, type ShelterState } from '@safe-haven/domain';
import type { Clock } from '../environment/clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { bodyHash } from '../streams/body-hash.ts';
import type { ShelterStreams } from '../streams/shelter-streams.ts';

const CLOCK_ACTOR: Actor = { person: 'system:clock', role: 'service', organisation: null, country: null };
/** Hours are whole minutes: nobody is asked later than this after the hour. */
const LOOKS_EVERY_MS = 20_000;
/** A program that was away at the hour asks nobody long after it: what is asked stands on their screens all the same. */
const ASKED_LATE_MS = 60 * 60_000;

/**
 * Asks each house, at its check hours, whether its numbers are still correct (NT-8). Every replica may ask; the fact is
 * decided at the head of the house's stream, so only one of them records it, and that one sends the notifications.
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
    this.#timer = setInterval(() => void this.askDue(), LOOKS_EVERY_MS);
    this.#timer.unref();
    void this.askDue();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#asking;
  }

  /** Asks every house whose hour has come and that has not confirmed since; returns how many were asked by this process. */
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

  /** Whether this process wrote the fact. What could not be written is tried again at the next look. */
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

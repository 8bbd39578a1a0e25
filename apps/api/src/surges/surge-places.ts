import { type Country, type OpenedSurge, openedFor, type Registered } from '@safe-haven/domain';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { LiveCasework } from '../feed/live-casework.ts';

/** How many places of a surge are there: in houses of its country, and in surges of countries that it asked. */
export class SurgePlaces {
  readonly #cases: LiveCasework;
  readonly #feed: BoardFeed;

  constructor(cases: LiveCasework, feed: BoardFeed) {
    this.#cases = cases;
    this.#feed = feed;
  }

  /** Every house of the country that others see, by name. */
  houses(country: Country): Registered[] {
    return [...this.#feed.network.shelters.values()]
      .flatMap(({ state, unreadable }) => (unreadable === null && state.situation !== 'unregistered' ? [state] : []))
      .filter((house) => house.country === country && !house.draft && !house.closed && house.situation !== 'past')
      .toSorted((a, b) => a.name.localeCompare(b.name));
  }

  /** What the houses of its country have open for it; in a drill, what they offered. */
  openOf({ surgeId, situation, country }: OpenedSurge): number {
    if (situation !== 'open') return 0;
    return this.houses(country).reduce((sum, house) => sum + openedFor(house, surgeId), 0);
  }

  /** The surge that a country opened last because this one asked it; null: none. */
  answerOf(country: Country, surgeId: string): OpenedSurge | null {
    return this.#answersTo(surgeId).findLast((answer) => answer.country === country) ?? null;
  }

  /** What is still missing; 0 unless the surge is open. */
  missing(surge: OpenedSurge): number {
    if (surge.situation !== 'open') return 0;
    const elsewhere = this.#answersTo(surge.surgeId).reduce((sum, answer) => sum + this.openOf(answer), 0);
    return Math.max(0, surge.places - this.openOf(surge) - elsewhere);
  }

  /** In the order in which they were opened. */
  #answersTo(surgeId: string): OpenedSurge[] {
    return [...this.#cases.casework.surges.values()]
      .filter(({ answers }) => answers === surgeId)
      .toSorted((a, b) => (a.opened.at < b.opened.at ? -1 : 1));
  }
}

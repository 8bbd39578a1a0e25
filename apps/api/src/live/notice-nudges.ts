import { type Actor, type HavenEvent, scopeOf } from '@safe-haven/domain';
import type { LogEvent } from '@safe-haven/event-store';
import type { BoardFeed } from '../feed/board.feed.ts';
import { houseIn } from '../feed/named-shelters.ts';

/** Who listens: those who judge looks into an organisation's houses, or into some of them. */
const judges = (organisation: string, shelterId?: string): string =>
  JSON.stringify(['judges', organisation, ...(shelterId === undefined ? [] : [shelterId])]);

/** The rooms in which somebody is told that their notices are otherwise, by their right and houses. */
export function judgesAs(actor: Actor): string[] {
  const { organisation, shelters } = actor;
  if (organisation === null || scopeOf(actor.role, 'review_emergency') !== 'own') return [];
  return shelters?.map((id) => judges(organisation, id)) ?? [judges(organisation)];
}

type Nudge = (rooms: readonly string[], position: string) => void;

/**
 * Says that a look into a house in an emergency was begun or judged, to those who answer for the house and without a
 * word of which or whose: what it is they ask by their own right. Seldom enough to be told each time.
 */
export class NoticeNudges {
  readonly #feed: BoardFeed;
  #nudge: Nudge = () => undefined;

  constructor(feed: BoardFeed) {
    this.#feed = feed;
  }

  to(nudge: Nudge): void {
    this.#nudge = nudge;
  }

  /** One event of the log, after the directory has taken it in. */
  see(logged: LogEvent<HavenEvent>): void {
    if (!logged.readable) return;
    const { event, position } = logged;
    if (event.type !== 'EmergencyAccessUsed' && event.type !== 'EmergencyAccessReviewed') return;
    const house = houseIn(this.#feed, event.shelterId);
    if (house) this.#nudge([judges(house.organisation), judges(house.organisation, house.shelterId)], position);
  }
}

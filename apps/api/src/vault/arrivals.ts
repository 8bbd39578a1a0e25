import { type Actor, isInvited, isOfHouse, isOwnHold, type ShelterRef } from '@safe-haven/domain';
import { isOfTransfer, isRequester } from '@safe-haven/projections';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { LiveCasework } from '../feed/live-casework.ts';

const COMING: ReadonlySet<string> = new Set(['accepted', 'on_the_way', 'overdue']);

/** Whether a party is on the way to a shelter, or promised to it, so that its address is needed (VA-8). */
export class Arrivals {
  readonly #feed: BoardFeed;
  readonly #cases: LiveCasework;

  constructor(feed: BoardFeed, cases: LiveCasework) {
    this.#feed = feed;
    this.#cases = cases;
  }

  /** For the shelter's own people any party counts; for others only parties of their own organisation. */
  areExpected(actor: Actor, shelter: ShelterRef): boolean {
    return this.#isHeldFor(actor, shelter) || this.#isTransferred(actor, shelter) || this.#isPromised(actor, shelter);
  }

  #isHeldFor(actor: Actor, shelter: ShelterRef): boolean {
    const { state } = this.#feed.headOf(shelter.shelterId);
    if (state.situation !== 'kept') return false;
    return Object.values(state.holds).some(({ placedBy }) => isOfHouse(actor, shelter) || isOwnHold(actor, placedBy));
  }

  #isTransferred(actor: Actor, { shelterId }: ShelterRef): boolean {
    return [...this.#cases.casework.transfers.values()].some(
      (transfer) =>
        transfer.to.shelterId === shelterId && COMING.has(transfer.situation) && isOfTransfer(actor, transfer),
    );
  }

  /** A counted shelter has no holds: its yes to one's own open request is the promise. */
  #isPromised(actor: Actor, { shelterId }: ShelterRef): boolean {
    if (this.#feed.headOf(shelterId).state.situation !== 'counted') return false;
    return [...this.#cases.casework.requests.values()].some(
      (request) => request.situation === 'open' && isRequester(actor, request) && isInvited(request, shelterId),
    );
  }
}

import {
  type Actor,
  after,
  type Hold,
  type Instant,
  isInvited,
  isOfShelter,
  isOwnHold,
  SETTLED_HOLD,
  type ShelterRef,
} from '@safe-haven/domain';
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
    return (
      this.#holdsFor(actor, shelter).length > 0 ||
      this.#isTransferred(actor, shelter) ||
      this.#isPromised(actor, shelter)
    );
  }

  /**
   * Whether the shelter has had a say in one of these parties (VA-12): a hold that it could have noticed, a hold for a
   * request to which it said yes, an accepted transfer, a promise.
   */
  areSettled(actor: Actor, shelter: ShelterRef, now: Instant): boolean {
    const isNoticed = ({ heldAt, requestId }: Hold) =>
      heldAt <= after(now, -SETTLED_HOLD) || this.#isAgreed(requestId, shelter.shelterId);
    return (
      this.#holdsFor(actor, shelter).some(isNoticed) ||
      this.#isTransferred(actor, shelter) ||
      this.#isPromised(actor, shelter)
    );
  }

  #isAgreed(requestId: string | null, shelterId: string): boolean {
    const request = requestId === null ? null : this.#cases.request(requestId);
    return request !== null && isInvited(request, shelterId);
  }

  #holdsFor(actor: Actor, shelter: ShelterRef): readonly Hold[] {
    const { state } = this.#feed.headOf(shelter.shelterId);
    if (state.situation !== 'kept') return [];
    return Object.values(state.holds).filter(
      ({ placedBy }) => isOfShelter(actor, shelter) || isOwnHold(actor, placedBy),
    );
  }

  /** A party that the shelter gave up on the way is expected there no more, and its sender needs another address (TR-10). */
  #isTransferred(actor: Actor, shelter: ShelterRef): boolean {
    return [...this.#cases.casework.transfers.values()].some(
      (transfer) =>
        transfer.to.shelterId === shelter.shelterId &&
        COMING.has(transfer.situation) &&
        (transfer.diverted === null || isOfShelter(actor, shelter)) &&
        isOfTransfer(actor, transfer),
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

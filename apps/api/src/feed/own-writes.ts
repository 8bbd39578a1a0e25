import { type EventStore, positionOf, START } from '@safe-haven/event-store';
import type { StoreState } from '../environment/store-state.ts';
import type { TimeLimits } from '../environment/time-limits.ts';
import type { BoardFeed } from './board.feed.ts';
import type { SentPositions } from './sent-positions.ts';

export interface OwnWritesParts {
  readonly store: Pick<EventStore, 'head'>;
  readonly feed: BoardFeed;
  readonly sent: SentPositions;
  readonly limits: TimeLimits;
  readonly storeState: StoreState;
}

/** Of the first event; what is less is the position of an update of a board. */
const FIRST = positionOf(1);

/**
 * Read-your-writes. A position that this process has sent the session is waited for. Any other one, which another
 * replica may have sent or nobody, is not: what the log holds at this moment is waited for instead, since somebody who
 * waits for a position of their choice counts by it what happens in other organisations' houses (PV-12).
 */
export class OwnWrites {
  readonly #parts: OwnWritesParts;

  constructor(parts: OwnWritesParts) {
    this.#parts = parts;
  }

  /** True once this process has read what the session has written and been sent; false: not in time. */
  async areRead(sessionId: string | null, position: string): Promise<boolean> {
    const { feed, sent, limits, storeState } = this.#parts;
    // No write of the sender is asked for, and there is nothing to be read of a log out of sight.
    if (position <= START || (position < FIRST && storeState.delayed)) return true;
    const target = sent.readTo(sessionId, position) ?? (await this.#head());
    return target !== null && feed.waitFor(target, limits.positionMs);
  }

  /** The end of the log; null: the store does not say it in time. */
  #head(): Promise<string | null> {
    const { store, limits } = this.#parts;
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), limits.positionMs);
      const answer = (head: string | null) => {
        clearTimeout(timer);
        resolve(head);
      };
      store.head().then(answer, () => answer(null));
    });
  }
}

import { Controller, Inject } from '@nestjs/common';
import { type PausedView, pausedRead } from '@safe-haven/contracts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { FEED } from '../feed/tokens.ts';
import { Reads } from '../routes/reads.ts';

/** How many houses take nobody now, for administrators: counts of a country, and no house. */
@Controller()
export class PausedController {
  readonly #feed: BoardFeed;

  constructor(@Inject(FEED) feed: BoardFeed) {
    this.#feed = feed;
  }

  @Reads(pausedRead, 'How many houses of each country take nobody now')
  look(): PausedView {
    const counts = new Map<string, number>();
    for (const { state } of this.#feed.network.shelters.values())
      if (state.situation !== 'unregistered' && !state.draft && !state.closed && state.intake.state === 'paused')
        counts.set(state.country, (counts.get(state.country) ?? 0) + 1);
    const countries = [...counts].toSorted().map(([country, paused]) => ({ country, paused }));
    return { position: this.#feed.position, countries };
  }
}

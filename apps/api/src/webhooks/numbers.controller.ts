import { Controller, Inject } from '@nestjs/common';
import { numbersRead, type WebhookShelters } from '@safe-haven/contracts';
import { shelterForMachines } from '@safe-haven/projections';
import type { BoardFeed } from '../feed/board.feed.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Reads } from '../routes/reads.ts';

/** The own shelters for machines: a starting point for webhooks, and a way to catch up after a missed one. */
@Controller()
@ReadsOwnWrites()
export class NumbersController {
  readonly #feed: BoardFeed;

  constructor(@Inject(FEED) feed: BoardFeed) {
    this.#feed = feed;
  }

  @Reads(numbersRead, 'The numbers of one’s own houses, as webhooks send them')
  read(@CallerOf() { actor }: Caller): WebhookShelters {
    const { network, position } = this.#feed;
    const shelters = [...network.shelters.values()].flatMap(({ state, unreadable }) => {
      const isOwn = state.situation !== 'unregistered' && state.organisation === actor.organisation;
      return isOwn && unreadable === null ? (shelterForMachines(state) ?? []) : [];
    });
    return { position, shelters };
  }
}

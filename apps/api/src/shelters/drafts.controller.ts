import { Controller, Get, Inject } from '@nestjs/common';
import { type Drafts, drafts } from '@safe-haven/contracts';
import { type Actor, mayDo } from '@safe-haven/domain';
import type { FoldedShelter } from '@safe-haven/projections';
import type { BoardFeed } from '../feed/board.feed.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Names } from '../identity/names.ts';
import { Needs } from '../routes/access.ts';
import { Answers } from '../routes/answers.ts';
import { isForSecondPerson, SetUpNames } from './set-up-so-far.ts';

/**
 * Drafts that wait for a second person. An administrator sees no other shelter; of a draft they see what the decision
 * needs.
 */
@Controller('api/drafts')
export class DraftsController {
  readonly #feed: BoardFeed;
  readonly #names: Names;
  readonly #setUp: SetUpNames;

  constructor(@Inject(FEED) feed: BoardFeed, names: Names, setUp: SetUpNames) {
    this.#feed = feed;
    this.#names = names;
    this.#setUp = setUp;
  }

  @Get()
  @Needs('publish')
  @ReadsOwnWrites()
  @Answers('Houses that are not published yet', drafts)
  async list(@CallerOf() { actor }: Caller): Promise<Drafts> {
    const waiting = [...this.#feed.network.shelters.values()];
    return { drafts: (await Promise.all(waiting.map((shelter) => this.#draftOf(shelter, actor)))).flat() };
  }

  async #draftOf({ state }: FoldedShelter, actor: Actor): Promise<Drafts['drafts']> {
    if (state.situation === 'unregistered' || !state.draft || state.closed || !mayDo(actor, 'publish', state))
      return [];
    const { shelterId, name, organisation, country, area, registeredAt, registeredBy } = state;
    return [
      {
        shelterId,
        name,
        organisation,
        country,
        area: area.name,
        registeredAt,
        byName: await this.#names.nameOf(registeredBy),
        mayPublish: isForSecondPerson(state, actor),
        setUp: await this.#setUp.of(state),
      },
    ];
  }
}

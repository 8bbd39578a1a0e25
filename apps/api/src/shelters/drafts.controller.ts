import { Controller, Inject } from '@nestjs/common';
import { type Drafts, draftsRead } from '@safe-haven/contracts';
import { type Actor, mayDo } from '@safe-haven/domain';
import type { FoldedShelter } from '@safe-haven/projections';
import type { BoardFeed } from '../feed/board.feed.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Names } from '../identity/names.ts';
import { Reads } from '../routes/reads.ts';
import { ProposedChanges } from './proposed-changes.ts';
import { isForSecondPerson, SetUpNames } from './set-up-so-far.ts';

/**
 * What waits for a second person. An administrator sees no other shelter; of a draft, or of a change, they see what the
 * decision needs.
 */
@Controller()
export class DraftsController {
  readonly #feed: BoardFeed;
  readonly #names: Names;
  readonly #setUp: SetUpNames;
  readonly #changes: ProposedChanges;

  constructor(@Inject(FEED) feed: BoardFeed, names: Names, setUp: SetUpNames, changes: ProposedChanges) {
    this.#changes = changes;
    this.#feed = feed;
    this.#names = names;
    this.#setUp = setUp;
  }

  @Reads(draftsRead, 'Houses that are not published yet, and changes of published ones that wait')
  @ReadsOwnWrites()
  async list(@CallerOf() { actor }: Caller): Promise<Drafts> {
    const waiting = [...this.#feed.network.shelters.values()];
    return {
      drafts: (await Promise.all(waiting.map((shelter) => this.#draftOf(shelter, actor)))).flat(),
      changes: (await Promise.all(waiting.map((shelter) => this.#changeOf(shelter, actor)))).flat(),
    };
  }

  async #changeOf({ state }: FoldedShelter, actor: Actor): Promise<Drafts['changes']> {
    if (state.situation === 'unregistered' || !mayDo(actor, 'publish', state)) return [];
    const proposed = await this.#changes.of(state, actor);
    if (proposed === null) return [];
    const { shelterId, name, organisation, country, area } = state;
    return [{ shelterId, name, organisation, country, area: { ...area }, proposed }];
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

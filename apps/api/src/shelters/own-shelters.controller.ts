import { Controller, Inject } from '@nestjs/common';
import { type OwnShelters, ownSheltersRead } from '@safe-haven/contracts';
import { type Actor, mayDo } from '@safe-haven/domain';
import type { FoldedShelter } from '@safe-haven/projections';
import type { BoardFeed } from '../feed/board.feed.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { LiveDirectory } from '../identity/live-directory.ts';
import { Names } from '../identity/names.ts';
import { Reads } from '../routes/reads.ts';
import { ProposedChanges } from './proposed-changes.ts';
import { isForSecondPerson, SetUpNames } from './set-up-so-far.ts';

/** The shelters that the caller sets up: their progress, and the second person's answer. */
@Controller()
export class OwnSheltersController {
  readonly #feed: BoardFeed;
  readonly #names: Names;
  readonly #directory: LiveDirectory;
  readonly #setUp: SetUpNames;
  readonly #changes: ProposedChanges;

  constructor(
    @Inject(FEED) feed: BoardFeed,
    names: Names,
    directory: LiveDirectory,
    setUp: SetUpNames,
    changes: ProposedChanges,
  ) {
    this.#changes = changes;
    this.#feed = feed;
    this.#names = names;
    this.#directory = directory;
    this.#setUp = setUp;
  }

  @Reads(ownSheltersRead, 'The houses of one’s own organisation, and what each still lacks')
  @ReadsOwnWrites()
  async list(@CallerOf() { actor }: Caller): Promise<OwnShelters> {
    const all = [...this.#feed.network.shelters.values()];
    return { shelters: (await Promise.all(all.map((shelter) => this.#shelterOf(shelter, actor)))).flat() };
  }

  async #shelterOf({ state }: FoldedShelter, actor: Actor): Promise<OwnShelters['shelters']> {
    if (state.situation === 'unregistered' || !mayDo(actor, 'set_up', state)) return [];
    const { shelterId, name, country, area, kind, situation, draft, closed, registeredBy } = state;
    const places = this.#directory.directory.vault.get(shelterId);
    return [
      {
        ...{ shelterId, name, country, area: { ...area }, kind, mode: situation },
        state: closed ? 'closed' : draft ? 'draft' : 'published',
        byName: await this.#names.nameOf(registeredBy),
        mayPublish: draft && !closed && isForSecondPerson(state, actor),
        proposed: await this.#changes.of(state, actor),
        // Whether there is an address, never its text, which only the vault has.
        setUp: {
          ...(await this.#setUp.of(state)),
          meetingPoint: (places?.meetingPoint ?? null) !== null,
          address: (places?.address ?? null) !== null,
        },
      },
    ];
  }
}

import type { Neighbour, OutsideShelter, ShelterCommand } from '@safe-haven/domain';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { Organisations } from '../identity/organisations.ts';

/**
 * What a house is checked against when it is registered, renamed or published: its organisation, and the houses around.
 */
export class Registry {
  readonly #feed: BoardFeed;
  readonly #organisations: Organisations;

  constructor(feed: BoardFeed, organisations: Organisations) {
    this.#feed = feed;
    this.#organisations = organisations;
  }

  /**
   * As this process has read the log: of two houses that are named alike at the same instant at two replicas both pass,
   * and the second is refused when it is to be published. `binds`: whether the organisation's countries bind the caller.
   */
  outsideOf(command: ShelterCommand, organisation: string, binds: boolean): OutsideShelter {
    switch (command.type) {
      case 'register':
        return {
          neighbours: this.#neighbours(organisation),
          ...(binds ? { countries: this.countriesOf(organisation) } : {}),
        };
      case 'change-profile':
      case 'publish':
      case 'reopen':
        return { neighbours: this.#neighbours(organisation) };
      default:
        return {};
    }
  }

  /** Where an organisation works, as administrators have said it (ADR 38, 49). */
  countriesOf(organisation: string): readonly string[] {
    return this.#organisations.countriesOf(organisation);
  }

  /** Of drafts those of one's own organisation alone: a refusal is not to tell that there is another one's. */
  #neighbours(organisation: string): readonly Neighbour[] {
    return [...this.#feed.network.shelters.values()].flatMap(({ state }) =>
      state.situation === 'unregistered' || state.closed || (state.draft && state.organisation !== organisation)
        ? []
        : [{ shelterId: state.shelterId, name: state.name, areaId: state.area.id }],
    );
  }
}

/** The operator's own commands are bound by no organisation's accounts: on an empty instance there are none yet. */
export const isBound = (scopes: readonly string[] | undefined): boolean => !(scopes?.includes('operate') ?? false);

import type { Neighbour, OutsideShelter, ShelterCommand } from '@safe-haven/domain';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { Caller } from '../identity/authentication.ts';
import type { Organisations } from '../identity/organisations.ts';

/** The data that a registration, rename or publication is checked against: the organisation, and its other shelters. */
export class Registry {
  readonly #feed: BoardFeed;
  readonly #organisations: Organisations;

  constructor(feed: BoardFeed, organisations: Organisations) {
    this.#feed = feed;
    this.#organisations = organisations;
  }

  /**
   * Based on what this process has read: of two shelters with similar names at two replicas at the same instant both
   * are accepted, and the second is rejected on publication. `binds`: whether the organisation's countries restrict the
   * caller.
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

  /** The countries of an organisation, as administrators registered them (ADR 38, 49). */
  countriesOf(organisation: string): readonly string[] {
    return this.#organisations.countriesOf(organisation);
  }

  /** Only drafts of one's own organisation: a rejection must not disclose another one's draft. */
  #neighbours(organisation: string): readonly Neighbour[] {
    return [...this.#feed.network.shelters.values()].flatMap(({ state }) =>
      state.situation === 'unregistered' || state.closed || (state.draft && state.organisation !== organisation)
        ? []
        : [{ shelterId: state.shelterId, name: state.name, areaId: state.area.id }],
    );
  }
}

/**
 * The operator's commands are not restricted to an organisation's countries: an empty instance has no organisation yet.
 */
export const isBound = ({ isOperator }: Pick<Caller, 'isOperator'>): boolean => isOperator !== true;

import {
  type Actor,
  mayDo,
  type Neighbour,
  type OutsideShelter,
  type ProposedChange,
  type ShelterCommand,
  type ShelterRef,
} from '@safe-haven/domain';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { Caller } from '../identity/authentication.ts';
import { actorOf, type LiveDirectory } from '../identity/live-directory.ts';
import type { Organisations } from '../identity/organisations.ts';

/** A shelter, and the change of its name or place that waits. */
interface About extends ShelterRef {
  readonly proposed: ProposedChange | null;
}

/** The data that a registration, rename, move or publication is checked against: the organisation, and its other shelters. */
export class Registry {
  readonly #feed: BoardFeed;
  readonly #organisations: Organisations;
  readonly #directory: LiveDirectory;

  constructor(feed: BoardFeed, organisations: Organisations, directory: LiveDirectory) {
    this.#feed = feed;
    this.#organisations = organisations;
    this.#directory = directory;
  }

  /**
   * Based on what this process has read: of two shelters with similar names at two replicas at the same instant both
   * are accepted, and the second is rejected on publication. `binds`: whether the organisation's countries restrict the
   * caller.
   */
  outsideOf(command: ShelterCommand, about: About, binds: boolean): OutsideShelter {
    const { organisation } = about;
    switch (command.type) {
      case 'register':
      case 'change-profile':
      case 'publish-change':
        return {
          neighbours: this.#neighbours(organisation),
          proposerGone: this.isProposerGone(about),
          ...(binds ? { countries: this.countriesOf(organisation) } : {}),
        };
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

  /**
   * PX-4: whether the person who proposed the change may not set up the shelter any more. The operator has no account.
   */
  isProposerGone({ proposed, ...shelter }: About): boolean {
    if (proposed === null || proposed.by.startsWith('system:')) return false;
    const person = this.#directory.person(proposed.by);
    if (person?.situation !== 'active') return true;
    const roles: readonly Actor[] = Object.values(person.grants).map((grant) => actorOf(proposed.by, grant));
    return !roles.some((role) => mayDo(role, 'set_up', shelter));
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

import { type ContactsOfShelter, type DutyContact, sealedContact } from '@safe-haven/contracts';
import { type Actor, mayDo } from '@safe-haven/domain';
import { type Clock, instantOf } from '../environment/clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { type NamedShelter, shelterVisibleTo } from '../feed/named-shelters.ts';
import type { LiveDirectory } from '../identity/live-directory.ts';
import { writtenRecently } from './address-notices.ts';
import { vaultOfOrganisation } from './boxes.ts';
import type { Vault } from './vault.ts';

/** Phone numbers for a shelter. One that can't be opened at the moment is left out: the other may be readable. */
export class DutyContacts {
  readonly #vault: Vault;
  readonly #directory: LiveDirectory;
  readonly #feed: BoardFeed;
  readonly #clock: Clock;

  constructor(vault: Vault, directory: LiveDirectory, feed: BoardFeed, clock: Clock) {
    this.#vault = vault;
    this.#directory = directory;
    this.#feed = feed;
    this.#clock = clock;
  }

  /** Those of these shelters that the actor may see. */
  visibleTo(actor: Actor, shelterIds: readonly string[]): readonly NamedShelter[] {
    return [...new Set(shelterIds)].flatMap((shelterId) => shelterVisibleTo(actor, this.#feed, shelterId) ?? []);
  }

  /** null: it was unregistered meanwhile. */
  async of(actor: Actor, shelter: NamedShelter): Promise<ContactsOfShelter | null> {
    const { shelterId, organisation: name } = shelter;
    const state = this.#feed.network.shelters.get(shelterId)?.state;
    if (state === undefined || state.situation === 'unregistered') return null;
    const organisationId = this.#idOf(name);
    return {
      shelterId,
      timezone: state.timezone,
      shelter: await this.#contactOf(actor, shelterId),
      organisation: {
        organisationId,
        name,
        line: organisationId === null ? null : await this.#contactOf(actor, vaultOfOrganisation(organisationId)),
      },
      maySet: mayDo(actor, 'write_places', shelter),
      maySetLine: organisationId !== null && mayDo(actor, 'write_duty_line', shelter),
    };
  }

  async #contactOf(actor: Actor, owner: string): Promise<DutyContact | null> {
    const read = await this.#vault.read(owner, 'duty_contact');
    if (read.outcome !== 'opened') return null;
    const { number, hours } = sealedContact.parse(JSON.parse(read.text));
    const item = this.#directory.directory.vault.get(owner);
    const written = writtenRecently(item?.written.contact, instantOf(this.#clock.now()));
    const reported = item?.reported ?? null;
    return {
      number,
      hours,
      changed: written && { at: written.at, byRole: written.role },
      ...(reported !== null && { reported: { at: reported.at, mine: reported.person === actor.person } }),
    };
  }

  #idOf(name: string): string | null {
    const made = [...this.#directory.directory.organisations.values()];
    return made.find((organisation) => organisation.name === name)?.organisationId ?? null;
  }
}

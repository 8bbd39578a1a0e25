import { type AccessEvent, type Actor, mayDo, type ShelterRef } from '@safe-haven/domain';
import type { Clock } from '../../environment/clock.ts';
import type { BoardFeed } from '../../feed/board.feed.ts';
import { shelterIn } from '../../feed/named-shelters.ts';
import type { LiveDirectory } from '../../identity/live-directory.ts';
import type { AccessLog } from '../../privacy/access-log.ts';
import type { ShelterStreams } from '../../streams/shelter-streams.ts';
import type { ContactStreams } from '../../vault/contact-streams.ts';
import type { Vault } from '../../vault/vault.ts';
import { activePeople } from './recipients.ts';
import type { TaskNotifications } from './task-notifications.ts';

/** How long a notification is worth delivering, in ms; after that the screen shows the task anyway. */
const RELEVANT_MS = 12 * 3_600_000;

interface Parts {
  readonly log: AccessLog;
  readonly shelters: ShelterStreams;
  readonly vault: Vault;
  readonly contacts: ContactStreams;
  readonly directory: LiveDirectory;
  readonly feed: BoardFeed;
  readonly tasks: TaskNotifications;
  readonly clock: Clock;
}

/**
 * Notifies the managers of a shelter of an emergency access (VA-4), of a changed address or meeting point (VA-6), of an
 * address revealed to another organisation (VA-9), of many holds of one account (HL-2) and of a number that reaches
 * nobody (DC-6); and the second person when an emergency, or another name or place of a published shelter (PX-5), waits
 * for confirmation.
 * It reacts only to events that this process recorded, so exactly one replica sends; the message only says that there
 * is a task (NT-1).
 */
export class ShelterNotifications {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.log.onRecorded((event, actor) => this.#onEvent(event, actor));
    parts.shelters.onWritten('ProfileChangeProposed', (shelterId) => void this.#onProposed(shelterId));
    parts.vault.onWritten((owner, actor) => {
      if (actor.role !== 'service') this.#notifyOwner(owner, actor);
    });
    parts.contacts.onWritten(({ id, facts }) => {
      const report = facts.find(({ event }) => event.type === 'DutyContactReported');
      if (report !== undefined) this.#notifyOwner(id, report.context.actor);
    });
  }

  #onEvent(event: AccessEvent, actor: Actor): void {
    switch (event.type) {
      case 'EmergencyAccessUsed':
      case 'EmergencyAccessConfirmed':
        this.#notifyManagers(event.shelterId, actor);
        break;
      case 'EmergencyAccessAsked':
        this.#notifyManagers(event.shelterId, actor);
        this.#notify(actor, (one) => one.organisation === actor.organisation && mayDo(one, 'confirm_emergency'));
        break;
      case 'AddressRevealed':
        if (event.organisation !== actor.organisation) this.#notifyManagers(event.shelterId, actor);
        break;
      case 'PlacesTried':
        if (event.how === 'many_holds') for (const shelterId of event.shelters) this.#notifyManagers(shelterId, actor);
        break;
      default:
        break;
    }
  }

  /** Of a change that was published or dropped meanwhile nobody is notified. */
  async #onProposed(shelterId: string): Promise<void> {
    const { state } = await this.#parts.shelters.headOf(shelterId);
    const proposed = state.situation === 'unregistered' ? null : state.proposed;
    if (proposed !== null) this.#notifyManagers(shelterId, { person: proposed.by });
  }

  /** The managers of a house, or of an organisation, whose entry in the vault it is. */
  #notifyOwner(owner: string, by: Pick<Actor, 'person'>): void {
    if (owner.startsWith('org.')) this.#notifyOrganisation(owner.slice('org.'.length), by);
    else this.#notifyManagers(owner, by);
  }

  #notifyManagers(shelterId: string, by: Pick<Actor, 'person'>): void {
    const shelter: ShelterRef | null = shelterIn(this.#parts.feed, shelterId);
    if (shelter !== null) this.#notify(by, (actor) => mayDo(actor, 'review_emergency', shelter));
  }

  /** Notifies the managers of an organisation whose duty line was changed (DC-3). */
  #notifyOrganisation(organisationId: string, by: Pick<Actor, 'person'>): void {
    const organisation = this.#parts.directory.directory.organisations.get(organisationId)?.name;
    this.#notify(by, (one) => one.role === 'manager' && one.organisation === organisation);
  }

  #notify(by: Pick<Actor, 'person'>, isConcerned: (actor: Actor) => boolean): void {
    const { directory, tasks, clock } = this.#parts;
    const recipients = activePeople(directory.people(), isConcerned, by.person);
    tasks.notify(recipients, clock.now() + RELEVANT_MS);
  }
}

import { mayDo } from '@safe-haven/domain';
import type { Clock } from '../../environment/clock.ts';
import type { BoardFeed } from '../../feed/board.feed.ts';
import { shelterIn } from '../../feed/named-shelters.ts';
import type { LiveDirectory } from '../../identity/live-directory.ts';
import type { ShelterStreams } from '../../streams/shelter-streams.ts';
import { activePeople } from './recipients.ts';
import type { TaskNotifications } from './task-notifications.ts';

/** How long such a notification is worth delivering, in ms; after that the screen shows the task anyway. */
const RELEVANT_MS = 2 * 3_600_000;

interface Parts {
  readonly shelters: ShelterStreams;
  readonly directory: LiveDirectory;
  readonly feed: BoardFeed;
  readonly tasks: TaskNotifications;
  readonly clock: Clock;
}

/**
 * Notifies the people of a house, at its check hours, that they should confirm its numbers (NT-8). It reacts only to
 * facts that this process recorded, so exactly one replica sends; the message says no more than that there is a task
 * (NT-1).
 */
export class ConfirmationNotifications {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.shelters.onWritten('ConfirmationAsked', (shelterId) => this.#notify(shelterId));
  }

  #notify(shelterId: string): void {
    const { directory, feed, tasks, clock } = this.#parts;
    const shelter = shelterIn(feed, shelterId);
    if (shelter === null) return;
    const recipients = activePeople(directory.people(), (actor) => mayDo(actor, 'keep_house', shelter));
    tasks.notify(recipients, clock.now() + RELEVANT_MS);
  }
}

import type { KnownPerson, TransferEvent } from '@safe-haven/domain';
import { isOfTransfer } from '@safe-haven/projections';
import type { Clock } from '../../environment/clock.ts';
import type { LiveDirectory } from '../../identity/live-directory.ts';
import type { Written } from '../../streams/kind.ts';
import type { TransferStreams } from '../../streams/transfer-streams.ts';
import { isOwnRecording } from './own-recording.ts';
import { activePeople } from './recipients.ts';
import type { TaskNotifications } from './task-notifications.ts';

/** How long such a notification is worth delivering, in ms: the screens show the diversion until it ends. */
const RELEVANT_MS = 2 * 3_600_000;

interface Parts {
  readonly transfers: TransferStreams;
  readonly directory: LiveDirectory;
  readonly tasks: TaskNotifications;
  readonly clock: Clock;
}

/**
 * Notifies both sides of a transfer at once when its party has set out and its place is gone (TR-15): the people who
 * handle requests where it was sent from, and those who answer for the house. Of several replicas that record the same
 * event the log names one, which sends; the message only says that there is a task (NT-1).
 */
export class DiversionNotifications {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.transfers.onWritten((written) => {
      const diverted = written.facts.find(({ event }) => event.type === 'TransferDiverted');
      if (!diverted) return;
      const people = this.#concernedBy(written, diverted.context.revision);
      parts.tasks.notifyOnceKnown(people, parts.clock.now() + RELEVANT_MS);
    });
  }

  async #concernedBy({ id, correlationId }: Written<TransferEvent>, revision: number): Promise<readonly KnownPerson[]> {
    const { transfers, directory } = this.#parts;
    const head = await transfers.head(id);
    if (!isOwnRecording(head, revision, correlationId)) return [];
    const { state } = head;
    if (state.situation === 'unproposed') return [];
    return activePeople(directory.people(), (actor) => isOfTransfer(actor, state));
  }
}

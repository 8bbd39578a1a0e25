import type { KnownPerson, OperationEvent } from '@safe-haven/domain';
import type { OperationRecipients } from '../../cases/operation-recipients.ts';
import type { Clock } from '../../environment/clock.ts';
import type { LiveDirectory } from '../../identity/live-directory.ts';
import type { Written } from '../../streams/kind.ts';
import type { OperationStreams } from '../../streams/operation-streams.ts';
import { isOwnRecording } from './own-recording.ts';
import { activePeople } from './recipients.ts';
import type { TaskNotifications } from './task-notifications.ts';

/** How long such a notification is worth delivering, in ms: the notice stays until the operation ends. */
const RELEVANT_MS = 2 * 3_600_000;

interface Parts {
  readonly streams: OperationStreams;
  readonly recipients: OperationRecipients;
  readonly directory: LiveDirectory;
  readonly tasks: TaskNotifications;
  readonly clock: Clock;
}

/**
 * Notifies the coordinators whose houses may be planned when others opened an operation (OR-22), and no more once it has
 * ended.
 * Of several replicas that record the same event the log names one, which sends; the message only says that there is a
 * task (NT-1).
 */
export class OperationNotifications {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { streams, recipients, tasks, clock } = parts;
    streams.onWritten((written) => {
      const opened = written.facts.find(({ event }) => event.type === 'OperationOpened');
      if (!opened) return;
      const people = this.#concernedBy(written, opened.context.revision);
      tasks.notifyOnceKnown(people, clock.now() + RELEVANT_MS, () => !recipients.hasEnded(written.id));
    });
  }

  async #concernedBy(
    { id, correlationId }: Written<OperationEvent>,
    revision: number,
  ): Promise<readonly KnownPerson[]> {
    const { streams, recipients, directory } = this.#parts;
    const head = await streams.head(id);
    if (!isOwnRecording(head, revision, correlationId)) return [];
    const { state } = head;
    if (state.situation !== 'open') return [];
    return activePeople(directory.people(), recipients.recipientsOf(state));
  }
}

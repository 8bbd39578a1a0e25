import { type Actor, mayDo } from '@safe-haven/domain';
import { deskOf } from '@safe-haven/projections';
import type { Clock } from '../../environment/clock.ts';
import { deskIdOf } from '../../feed/live-handovers.ts';
import type { ShiftStreams } from '../../handover/shift-streams.ts';
import type { LiveDirectory } from '../../identity/live-directory.ts';
import { activePeople } from './recipients.ts';
import type { TaskNotifications } from './task-notifications.ts';

/** How long such a notification is worth delivering, in ms: by then another shift has begun. */
const NEWS_LASTS_MS = 2 * 3_600_000;

interface Parts {
  readonly shifts: ShiftStreams;
  readonly directory: LiveDirectory;
  readonly tasks: TaskNotifications;
  readonly clock: Clock;
}

/**
 * Notifies the others of a desk that a handover account waits to be accepted (HO-9): its coordinators and staff, or its
 * managers when there are none. It reacts only to events that this process recorded, so exactly one replica sends; the
 * message only says that there is a task (NT-1).
 */
export class HandoverNotifications {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.shifts.onWritten(({ id, facts }) => {
      const prepared = facts.find(({ event }) => event.type === 'HandoverPrepared');
      if (prepared) this.#notify(id, prepared.context.actor.person);
    });
  }

  #notify(deskId: string, by: string): void {
    const { directory, tasks, clock } = this.#parts;
    const others = (isManager: boolean) =>
      activePeople(directory.people(), (actor) => hasDesk(actor, deskId, isManager), by);
    const onDuty = others(false);
    const recipients = onDuty.length > 0 ? onDuty : others(true);
    tasks.notify(recipients, clock.now() + NEWS_LASTS_MS);
  }
}

/** Whether an actor may accept at that desk, as a manager or in another role. */
function hasDesk(actor: Actor, deskId: string, isManager: boolean): boolean {
  const desk = deskOf(actor);
  const isSameDesk = desk !== null && deskIdOf(desk) === deskId && mayDo(actor, 'handover');
  return isSameDesk && (actor.role === 'manager') === isManager;
}

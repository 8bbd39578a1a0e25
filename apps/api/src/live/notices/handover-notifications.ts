import { type KnownPerson, mayDo } from '@safe-haven/domain';
import { deskOf } from '@safe-haven/projections';
import type { Clock } from '../../environment/clock.ts';
import { deskIdOf } from '../../feed/live-handovers.ts';
import type { ShiftStreams } from '../../handover/shift-streams.ts';
import { actorOf, type LiveDirectory } from '../../identity/live-directory.ts';
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
    const others = directory.people().filter(({ personId, situation }) => situation === 'active' && personId !== by);
    const onDuty = others.filter((person) => hasDesk(person, deskId, false));
    const recipients = onDuty.length > 0 ? onDuty : others.filter((person) => hasDesk(person, deskId, true));
    tasks.notify(recipients, clock.now() + NEWS_LASTS_MS);
  }
}

/** Whether a person may accept at that desk in one of their roles. */
const hasDesk = ({ personId, grants }: KnownPerson, deskId: string, asManager: boolean): boolean =>
  Object.values(grants).some((grant) => {
    const actor = actorOf(personId, grant);
    const desk = deskOf(actor);
    const isSameDesk = desk !== null && deskIdOf(desk) === deskId && mayDo(actor, 'handover');
    return isSameDesk && (actor.role === 'manager') === asManager;
  });

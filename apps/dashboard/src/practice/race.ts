import { type Actor, isOfSpace, type Rejection, type ShelterCommand, shelterDecider, toFact } from '@safe-haven/domain';
import type { PracticeLog } from './log.ts';

/** A command that was refused. */
interface Lost {
  readonly actor: Actor;
  readonly shelterId: string;
  readonly command: ShelterCommand;
  readonly rejection: Rejection;
  /** The position of what was seen when it was decided on; null: not said. */
  readonly seen: string | null;
  readonly now: number;
}

/**
 * The role of the person who was faster (PV-1): the house would have taken them as it was seen. null: it was no race.
 */
export function wonBy(
  log: PracticeLog,
  { actor, shelterId, command, rejection, seen, now }: Lost,
): Actor['role'] | null {
  if (seen === null || !isOfSpace(rejection)) return null;
  const before = log.of(shelterId).filter(({ position }) => position <= seen);
  const faster = log.of(shelterId).findLast(({ position, event }) => position > seen && event.type === 'BedsHeld');
  if (faster === undefined) return null;
  const decision = shelterDecider.decide(command, shelterDecider.fold(shelterId, before.map(toFact)), {
    ...{ id: shelterId, commandId: 'as-seen', newId: 'as-seen-new', actor },
    now: new Date(now).toISOString(),
    history: () => before.map(toFact),
  });
  return decision.ok ? (faster.metadata.actor.role as Actor['role']) : null;
}

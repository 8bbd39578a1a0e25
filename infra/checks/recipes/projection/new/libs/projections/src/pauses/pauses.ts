import { START, shelterOf } from '../log.ts';
import type { DirectoryEntry } from '../people/directory.ts';

/** How often a house has paused its intake, and when it last did. */
interface Paused {
  readonly times: number;
  readonly lastAt: string;
}

/** The pauses of every house, folded from the log. Owned by one follower, which folds events into it in place. */
export interface Pauses {
  position: string;
  readonly shelters: Map<string, Paused>;
  /** Houses with an event that this program can't read. */
  readonly unreadable: Set<string>;
}

export const emptyPauses = (): Pauses => ({ position: START, shelters: new Map(), unreadable: new Set() });

/** Folds one event in place. Total, and a repeated event changes nothing. */
export function projectPauses(pauses: Pauses, entry: DirectoryEntry): void {
  if (entry.position <= pauses.position) return;
  pauses.position = entry.position;
  const shelterId = shelterOf(entry.stream);
  if (shelterId === null) return;
  if (!entry.readable) pauses.unreadable.add(shelterId);
  else if (entry.event.type === 'IntakePaused') {
    const times = (pauses.shelters.get(shelterId)?.times ?? 0) + 1;
    pauses.shelters.set(shelterId, { times, lastAt: entry.metadata.recordedAt });
  }
}

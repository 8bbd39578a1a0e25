import { type Fact, toFact } from '@safe-haven/domain';
import { type LogEntry, START, shelterOf } from '../log.ts';
import { type FoldedShelter, foldShelter, NOW, type ShelterFold } from './folded-shelter.ts';

/** Every shelter, folded from the log up to one position. Owned by one follower, which folds into it in place. */
export interface Network<S extends FoldedShelter = FoldedShelter> {
  position: string;
  readonly shelters: Map<string, S>;
}

export const emptyNetwork = (): Network => ({ position: START, shelters: new Map() });

/** Whether folding this event into the network needs its stream's whole history: a correction changes what was. */
export const needsHistory = (entry: LogEntry): boolean => NOW.needsHistory(entry);

/**
 * Folds one event of the log into the network, in place, and returns the id of its shelter (null: none). Total: an
 * event that can't be read makes its own shelter unreadable and affects no other; idempotent. `history` is the stream's
 * events up to and including this one, if `needsHistory` requires it.
 */
export const projectNetwork = (network: Network, entry: LogEntry, history?: readonly Fact[]): string | null =>
  projectShelters(NOW, network, entry, history);

/** The same, for what is folded of each shelter. */
export function projectShelters<S extends FoldedShelter>(
  how: ShelterFold<S>,
  network: Network<S>,
  entry: LogEntry,
  history?: readonly Fact[],
): string | null {
  if (entry.position <= network.position) return null;
  network.position = entry.position;
  const shelterId = shelterOf(entry.stream);
  if (shelterId === null) return null;
  const shelter = network.shelters.get(shelterId) ?? how.empty(shelterId);
  network.shelters.set(shelterId, shelter);
  if (entry.revision <= shelter.revision) return null;
  const fault = shelter.unreadable === null ? fold(how, shelter, entry, history) : null;
  if (fault !== null) shelter.unreadable = { reason: fault, since: entry.position };
  shelter.revision = entry.revision;
  return shelterId;
}

/** Folds an event into its shelter; returns a sentence when that fails. */
function fold<S extends FoldedShelter>(
  how: ShelterFold<S>,
  shelter: S,
  entry: LogEntry,
  history: readonly Fact[] | undefined,
): string | null {
  if (!entry.readable) return entry.reason;
  if (entry.revision !== shelter.revision + 1) return `The events after revision ${shelter.revision} are missing.`;
  try {
    if (!how.needsHistory(entry)) how.fold(shelter, toFact(entry));
    else if (history?.length === entry.revision) Object.assign(shelter, foldShelter(how, shelter.shelterId, history));
    else return `${entry.event.type} needs the whole history of its house.`;
    return null;
  } catch {
    return `${entry.event.type} at revision ${entry.revision} could not be folded.`;
  }
}

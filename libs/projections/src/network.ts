import { type Fact, toFact } from '@safe-haven/domain';
import { emptyShelter, type FoldedShelter, foldFact, foldShelter } from './folded-shelter.ts';
import { type LogEntry, START, shelterOf } from './log.ts';

/** Every shelter, folded from the log up to one position. Owned by one follower, which folds into it in place. */
export interface Network {
  position: string;
  readonly shelters: Map<string, FoldedShelter>;
}

export const emptyNetwork = (): Network => ({ position: START, shelters: new Map() });

/**
 * Whether folding this event needs the stream's whole history: a correction changes the past, and another time zone
 * changes the days.
 */
export const needsHistory = (entry: LogEntry): boolean =>
  entry.readable &&
  (entry.event.type === 'EventCorrected' ||
    (entry.event.type === 'ShelterProfileChanged' && entry.event.timezone !== undefined));

/**
 * Folds one event of the log into the network, in place, and returns the id of its shelter (null: none). Total: an
 * event that can't be read makes its own shelter unreadable and affects no other; idempotent. `history` is the stream's
 * events up to and including this one, if `needsHistory` requires it.
 */
export function projectNetwork(network: Network, entry: LogEntry, history?: readonly Fact[]): string | null {
  if (entry.position <= network.position) return null;
  network.position = entry.position;
  const shelterId = shelterOf(entry.stream);
  if (shelterId === null) return null;
  const shelter = shelterIn(network, shelterId);
  if (entry.revision <= shelter.revision) return null;
  const fault = shelter.unreadable === null ? fold(shelter, entry, history) : null;
  if (fault !== null) shelter.unreadable = { reason: fault, since: entry.position };
  shelter.revision = entry.revision;
  return shelterId;
}

function shelterIn(network: Network, shelterId: string): FoldedShelter {
  let shelter = network.shelters.get(shelterId);
  if (!shelter) {
    shelter = emptyShelter(shelterId);
    network.shelters.set(shelterId, shelter);
  }
  return shelter;
}

/** Folds an event into its shelter; returns a sentence when that fails. */
function fold(shelter: FoldedShelter, entry: LogEntry, history: readonly Fact[] | undefined): string | null {
  if (!entry.readable) return entry.reason;
  if (entry.revision !== shelter.revision + 1) return `The events after revision ${shelter.revision} are missing.`;
  try {
    if (!needsHistory(entry)) foldFact(shelter, toFact(entry));
    else if (history?.length === entry.revision) Object.assign(shelter, foldShelter(shelter.shelterId, history));
    else return `${entry.event.type} needs the whole history of its house.`;
    return null;
  } catch {
    return `${entry.event.type} at revision ${entry.revision} could not be folded.`;
  }
}

import type { Fact } from '@safe-haven/domain';
import { emptyHouse, foldFact, type House, houseOf } from './house.ts';
import { factOf, type LogEntry, shelterOf } from './log.ts';

/** Every house, folded from the log up to one position. Owned by one follower, which folds into it in place. */
export interface Network {
  position: string;
  readonly shelters: Map<string, House>;
}

/** Before the first event of any log. */
const START = '0'.repeat(16);
export const emptyNetwork = (): Network => ({ position: START, shelters: new Map() });

/**
 * Whether folding this event needs the stream's whole history: a correction rewrites what was, and another time
 * zone cuts the days anew.
 */
export const needsHistory = (entry: LogEntry): boolean =>
  entry.readable &&
  (entry.event.type === 'EventCorrected' ||
    (entry.event.type === 'ShelterProfileChanged' && entry.event.timezone !== undefined));

/**
 * Folds one event of the log into the network, in place, and returns the id of the house it touched (null: none).
 * Total: what can't be read makes its own house unreadable and disturbs no other; a repeat changes nothing.
 * `history` is the stream's facts up to and including this event, where `needsHistory` says so.
 */
export function projectNetwork(network: Network, entry: LogEntry, history?: readonly Fact[]): string | null {
  if (entry.position <= network.position) return null;
  network.position = entry.position;
  const shelterId = shelterOf(entry.stream);
  if (shelterId === null) return null;
  const house = houseIn(network, shelterId);
  if (entry.revision <= house.revision) return null;
  const fault = house.unreadable === null ? fold(house, entry, history) : null;
  if (fault !== null) house.unreadable = { reason: fault, since: entry.position };
  house.revision = entry.revision;
  return shelterId;
}

function houseIn(network: Network, shelterId: string): House {
  let house = network.shelters.get(shelterId);
  if (!house) {
    house = emptyHouse(shelterId);
    network.shelters.set(shelterId, house);
  }
  return house;
}

/** Folds an event into its house; a sentence when that can't be done. */
function fold(house: House, entry: LogEntry, history: readonly Fact[] | undefined): string | null {
  if (!entry.readable) return entry.reason;
  if (entry.revision !== house.revision + 1) return `The events after revision ${house.revision} are missing.`;
  try {
    if (!needsHistory(entry)) foldFact(house, factOf(entry));
    else if (history?.length === entry.revision) Object.assign(house, houseOf(house.shelterId, history));
    else return `${entry.event.type} needs the whole history of its house.`;
    return null;
  } catch {
    return `${entry.event.type} at revision ${entry.revision} could not be folded.`;
  }
}

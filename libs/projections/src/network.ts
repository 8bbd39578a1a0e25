import { evolveShelter, type Fact, initialShelter, type ShelterState } from '@safe-haven/domain';
import { factOf, type LogEntry, shelterOf } from './log.ts';
import { emptyLedger, type OccupancyLedger } from './trends/ledger.ts';

/** Every house as the log tells it up to one position. Owned by one follower, which folds into it in place. */
export interface Network {
  position: string;
  readonly shelters: Map<string, House>;
}

export interface House {
  readonly shelterId: string;
  /** Events of this house seen so far, unreadable ones included. */
  revision: number;
  state: ShelterState;
  ledger: OccupancyLedger;
  /** Why this program can't read the house's log, and from which position on; null: it can. */
  unreadable: { readonly reason: string; readonly since: string } | null;
}

export const emptyNetwork = (): Network => ({ position: '0'.repeat(16), shelters: new Map() });

/**
 * Whether folding this event needs the stream's whole history: a correction rewrites what was, and another time
 * zone cuts the days anew.
 */
export const needsHistory = (entry: LogEntry): boolean =>
  entry.readable &&
  (entry.event.type === 'EventCorrected' ||
    (entry.event.type === 'ShelterProfileChanged' && entry.event.timezone !== undefined));

/**
 * Folds one event of the log into the network, in place, and returns the id of the house it changed (null: none).
 * Total: what can't be read makes its own house unreadable and disturbs no other; a repeat changes nothing.
 * `history` is the stream's facts up to and including this event, where `needsHistory` says so.
 */
export function projectNetwork(network: Network, entry: LogEntry, _history?: readonly Fact[]): string | null {
  if (entry.position <= network.position) return null;
  network.position = entry.position;
  const shelterId = shelterOf(entry.stream);
  if (shelterId === null || !entry.readable) return null;
  const house = network.shelters.get(shelterId) ?? emptyHouse(shelterId);
  network.shelters.set(shelterId, house);
  house.state = evolveShelter(house.state, factOf(entry));
  house.revision = entry.revision;
  return shelterId;
}

export const emptyHouse = (shelterId: string): House => ({
  shelterId,
  revision: 0,
  state: initialShelter(shelterId),
  ledger: emptyLedger(),
  unreadable: null,
});

/**
 * One house as it was. `known` leaves out what was recorded later (what did we know), `at` what happened later
 * (what was true); corrections known by then are applied. Instants, both included.
 */
export function foldHistory(
  shelterId: string,
  facts: readonly Fact[],
  _options: { readonly at?: string; readonly known?: string } = {},
): House {
  const house = emptyHouse(shelterId);
  for (const fact of facts) house.state = evolveShelter(house.state, fact);
  return house;
}

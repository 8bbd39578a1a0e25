import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventCodec } from '@safe-haven/contracts';
import { openSqliteStore, START } from '@safe-haven/event-store';

/** What an exact row of the board says of the places of a house. */
export interface CountedHouse {
  readonly shelterId: string;
  readonly places: { readonly inService: number; readonly held: number; readonly occupied: number };
}

export interface NightCheck {
  readonly acknowledged: number;
  /** Events that were acknowledged and are not in the log, or are there twice. */
  readonly lost: number;
  /** Beds that two parties had at once. */
  readonly bedsTwice: number;
  readonly houses: number;
  /** Houses of which the board says something else than the events. */
  readonly otherwise: number;
}

interface Beds {
  readonly inService: Set<string>;
  /** By hold and by stay. */
  readonly held: Map<string, readonly string[]>;
  readonly occupied: Map<string, readonly string[]>;
}

type Fact = Readonly<Record<'bedId' | 'holdId' | 'stayId' | 'type' | 'kind', string>> & {
  readonly beds: readonly string[];
};

/**
 * Counts the beds of a night from its log, with nothing of the program's own folds, and holds it against the board as it was
 * at `position`, and against what was acknowledged.
 */
export async function checkNight(
  folder: string,
  { rows, acknowledged }: { readonly rows: readonly CountedHouse[]; readonly acknowledged: string },
): Promise<NightCheck> {
  const asked = new Map(
    readFileSync(acknowledged, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((id) => [id, 0]),
  );
  const [houses, board] = [new Map<string, Beds>(), new Set(rows.map(({ shelterId }) => `shelter-${shelterId}`))];
  const store = await openSqliteStore({ path: join(folder, 'log.sqlite'), codec: eventCodec });
  const [head, done] = [await store.head(), new AbortController()];
  let bedsTwice = 0;
  for await (const one of store.follow(START, done.signal)) {
    const { stream, eventId, position } = one;
    const seen = asked.get(eventId);
    if (seen !== undefined) asked.set(eventId, seen + 1);
    if ('event' in one && board.has(stream)) {
      if (!count(houses, stream, one.event as unknown as Fact)) bedsTwice += 1;
    }
    if (position >= head) done.abort();
  }
  await store.close();
  const otherwise = rows.filter(({ shelterId, places }) => {
    const { inService, held, occupied } = houses.get(`shelter-${shelterId}`)!;
    return places.inService !== inService.size || places.held !== sum(held) || places.occupied !== sum(occupied);
  });
  const lost = [...asked.values()].filter((times) => times !== 1).length;
  return { acknowledged: asked.size, lost, bedsTwice, houses: rows.length, otherwise: otherwise.length };
}

const sum = (beds: ReadonlyMap<string, readonly string[]>): number =>
  [...beds.values()].reduce((all, { length }) => all + length, 0);

/** Takes one event into the count; false where a bed is given that somebody has. */
function count(houses: Map<string, Beds>, stream: string, { type, bedId, holdId, stayId, beds }: Fact): boolean {
  const house: Beds = houses.get(stream) ?? { inService: new Set(), held: new Map(), occupied: new Map() };
  houses.set(stream, house);
  const taken = () => new Set([...house.held.values(), ...house.occupied.values()].flat());
  switch (type) {
    case 'BedAdded':
      house.inService.add(bedId);
      return true;
    case 'BedsHeld': {
      const isFree = beds.every((bed) => !taken().has(bed));
      house.held.set(holdId, beds);
      return isFree;
    }
    case 'HoldReleased':
    case 'HoldLapsed':
      house.held.delete(holdId);
      return true;
    case 'PartyAdmitted': {
      if (holdId) house.held.delete(holdId);
      const isFree = beds.every((bed) => !taken().has(bed));
      house.occupied.set(stayId, beds);
      return isFree;
    }
    case 'PartyDischarged':
      house.occupied.delete(stayId);
      return true;
    default:
      return true;
  }
}

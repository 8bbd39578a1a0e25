import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventCodec } from '@safe-haven/contracts';
import { openSqliteStore, START } from '@safe-haven/event-store';

/** What an exact row of the board says of the places of a house. */
export interface CountedShelter {
  readonly shelterId: string;
  readonly places: { readonly inService: number; readonly held: number; readonly occupied: number };
}

export interface NightCheck {
  readonly acknowledged: number;
  /** Events that were acknowledged and are not in the log, or are there twice. */
  readonly lost: number;
  /** Beds that two parties had at once. */
  readonly bedsTwice: number;
  readonly shelters: number;
  /** Houses of which the board says something else than the events. */
  readonly otherwise: number;
  /** Requests of the raid that have no hold in the log, or had two at once. */
  readonly raidOtherwise: number;
}

interface NightSeen {
  readonly rows: readonly CountedShelter[];
  readonly acknowledged: string;
  /** The requests of the raid that were said to have a place. */
  readonly raid: readonly string[];
}

interface Beds {
  readonly inService: Set<string>;
  /** By hold and by stay. */
  readonly held: Map<string, readonly string[]>;
  readonly occupied: Map<string, readonly string[]>;
}

type Fact = Readonly<Record<'bedId' | 'holdId' | 'stayId' | 'type' | 'kind', string>> & {
  readonly requestId: string | null;
  readonly beds: readonly string[];
};

/**
 * Counts the beds of a night from its log, with nothing of the program's own folds, and holds it against the board as it was
 * at `position`, and against what was acknowledged.
 */
export async function checkNight(folder: string, { rows, acknowledged, raid }: NightSeen): Promise<NightCheck> {
  const asked = new Map(
    readFileSync(acknowledged, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((id) => [id, 0]),
  );
  const [shelters, board] = [new Map<string, Beds>(), new Set(rows.map(({ shelterId }) => `shelter-${shelterId}`))];
  const store = await openSqliteStore({ path: join(folder, 'log.sqlite'), codec: eventCodec });
  const [head, done] = [await store.head(), new AbortController()];
  const held = new HeldOnce(raid);
  let bedsTwice = 0;
  for await (const one of store.follow(START, done.signal)) {
    const { stream, eventId, position } = one;
    const seen = asked.get(eventId);
    if (seen !== undefined) asked.set(eventId, seen + 1);
    if ('event' in one) {
      const fact = one.event as unknown as Fact;
      held.see(fact);
      if (board.has(stream) && !count(shelters, stream, fact)) bedsTwice += 1;
    }
    if (position >= head) done.abort();
  }
  await store.close();
  const otherwise = rows.filter(({ shelterId, places }) => {
    const { inService, held, occupied } = shelters.get(`shelter-${shelterId}`)!;
    return places.inService !== inService.size || places.held !== sum(held) || places.occupied !== sum(occupied);
  });
  const lost = [...asked.values()].filter((times) => times !== 1).length;
  const counted = { acknowledged: asked.size, shelters: rows.length };
  return { ...counted, lost, bedsTwice, otherwise: otherwise.length, raidOtherwise: held.otherwise };
}

/** Whether each of some requests was held, and never in two holds at once. */
class HeldOnce {
  /** The hold that each has now; null: it had one. */
  readonly #holds = new Map<string, string | null>();
  readonly #twice = new Set<string>();
  readonly #requests: ReadonlySet<string>;

  constructor(requests: readonly string[]) {
    this.#requests = new Set(requests);
  }

  see({ type, holdId, requestId }: Fact): void {
    if (type === 'BedsHeld') {
      if (requestId === null || !this.#requests.has(requestId)) return;
      if (this.#holds.get(requestId)) this.#twice.add(requestId);
      this.#holds.set(requestId, holdId);
      return;
    }
    if (type !== 'HoldReleased' && type !== 'HoldLapsed') return;
    for (const [request, hold] of this.#holds) if (hold === holdId) this.#holds.set(request, null);
  }

  get otherwise(): number {
    return this.#twice.size + [...this.#requests].filter((request) => !this.#holds.has(request)).length;
  }
}

const sum = (beds: ReadonlyMap<string, readonly string[]>): number =>
  [...beds.values()].reduce((all, { length }) => all + length, 0);

/** Takes one event into the count; false where a bed is given that somebody has. */
function count(shelters: Map<string, Beds>, stream: string, { type, bedId, holdId, stayId, beds }: Fact): boolean {
  const shelter: Beds = shelters.get(stream) ?? { inService: new Set(), held: new Map(), occupied: new Map() };
  shelters.set(stream, shelter);
  const taken = () => new Set([...shelter.held.values(), ...shelter.occupied.values()].flat());
  switch (type) {
    case 'BedAdded':
      shelter.inService.add(bedId);
      return true;
    case 'BedsHeld': {
      const isFree = beds.every((bed) => !taken().has(bed));
      shelter.held.set(holdId, beds);
      return isFree;
    }
    case 'HoldReleased':
    case 'HoldLapsed':
      shelter.held.delete(holdId);
      return true;
    case 'PartyAdmitted': {
      if (holdId) shelter.held.delete(holdId);
      const isFree = beds.every((bed) => !taken().has(bed));
      shelter.occupied.set(stayId, beds);
      return isFree;
    }
    case 'PartyDischarged':
      shelter.occupied.delete(stayId);
      return true;
    default:
      return true;
  }
}

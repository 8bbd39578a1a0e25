import type { HavenEvent, ShelterEvent, ShelterState } from '@safe-haven/domain';
import type { EventStore, RecordedEvent } from '@safe-haven/event-store';
import {
  type LogRange,
  type RequestSpan,
  requestSpan,
  type ShelterSpan,
  shelterSpan,
  spanFromState,
  startsAfter,
  transferAt,
} from '@safe-haven/projections';
import { LRUCache } from 'lru-cache';
import { shelterEvents } from '../environment/event-store.ts';
import { runInSlices } from '../feed/run-in-slices.ts';

/** How a house was where an account begins, and the revision at which that was. */
interface Begun {
  readonly before: ShelterState;
  readonly revision: number;
}

/** What of a house can be read: nothing after the first event that can't be, for that may have changed anything. */
interface AsFar {
  readonly facts: readonly RecordedEvent<ShelterEvent>[];
  /** Where that event is; null: there is none. */
  readonly brokenAt: string | null;
}

const isBroken = ({ brokenAt }: AsFar, { to }: LogRange): boolean => brokenAt !== null && brokenAt <= to;

/** The revision at which a part begins: all that stands after its first fact is of it, whatever clock that was recorded by. */
function beginOf({ facts }: AsFar, reach: LogRange): number {
  const known = facts.filter(({ position }) => position <= reach.to);
  const first = known.findIndex((entry) => startsAfter(reach, entry));
  return known[(first < 0 ? known.length : first) - 1]?.revision ?? 0;
}

/** The beginnings of accounts that are remembered: of each shift that is on, its houses. */
const REMEMBERED = 500;

/** Houses and cases between two positions, from their own streams. */
export class ReadSpans {
  readonly #store: EventStore<HavenEvent>;
  readonly #begun = new LRUCache<string, Begun>({ max: REMEMBERED });

  constructor(store: EventStore<HavenEvent>) {
    this.#store = store;
  }

  /** Where a beginning is known, only what came since is read. Of an unreadable house what stood before that, and that it is one. */
  async house(shelterId: string, reach: LogRange): Promise<ShelterSpan> {
    const key = `${shelterId}@${'from' in reach ? reach.from : reach.since}`;
    const begun = this.#begun.get(key);
    if (begun !== undefined) {
      const tail = await this.#facts(shelterId, begun.revision);
      const span = spanFromState(begun.before, tail.facts, reach.to);
      if (span !== null) return { ...span, unreadable: isBroken(tail, reach) };
    }
    const stream = await this.#facts(shelterId, 0);
    const span = await runInSlices(shelterSpan(shelterId, stream.facts, reach));
    this.#begun.set(key, { before: span.before, revision: beginOf(stream, reach) });
    return { ...span, unreadable: isBroken(stream, reach) };
  }

  async request(requestId: string, reach: LogRange): Promise<RequestSpan> {
    return requestSpan(requestId, await this.#readable(`request-${requestId}`), reach);
  }

  async transfer(transferId: string, to: string) {
    return transferAt(transferId, await this.#readable(`transfer-${transferId}`), to);
  }

  async #facts(shelterId: string, after: number): Promise<AsFar> {
    const { events } = await shelterEvents(this.#store).read(`shelter-${shelterId}`, after);
    const broken = events.findIndex(({ readable }) => !readable);
    const until = broken < 0 ? events : events.slice(0, broken);
    const facts = until.filter((e): e is RecordedEvent<ShelterEvent> => e.readable);
    return { facts, brokenAt: events[broken]?.position ?? null };
  }

  async #readable(stream: string): Promise<RecordedEvent<HavenEvent>[]> {
    const { events } = await this.#store.read(stream);
    return events.filter((e): e is RecordedEvent<HavenEvent> => e.readable);
  }
}

import type { Row } from '@safe-haven/contracts';
import { type ShelterEvent, toFact } from '@safe-haven/domain';
import type { EventStore, RecordedEvent } from '@safe-haven/event-store';
import { type Audience, emptyNetwork, needsHistory, projectNetwork, rowFor } from '@safe-haven/projections';

const ENCODED = new WeakMap<Row, string>();

/**
 * A row as text, cached per row. Freshness, soon-free beds and check hours change with time alone, so they are left
 * out; the invariant is about the log.
 */
function rowText(row: Row): string {
  const cached = ENCODED.get(row);
  if (cached !== undefined) return cached;
  const text = JSON.stringify({ ...row, freshness: undefined, soonFree: undefined, check: undefined });
  ENCODED.set(row, text);
  return text;
}

/**
 * The oracle: rows at any position, folded independently of everything under test except for the fold itself (which has
 * its own oracle). One entry per position and audience; unchanged rows are shared.
 */
export class Oracle {
  readonly #store: EventStore<ShelterEvent>;
  readonly #audiences: readonly Audience[];
  readonly #network = emptyNetwork();
  readonly #streams = new Map<string, RecordedEvent<ShelterEvent>[]>();
  readonly #at = new Map<string, Map<string, ReadonlyMap<string, string>>>();
  readonly #abort = new AbortController();
  readonly events: RecordedEvent<ShelterEvent>[] = [];

  constructor(store: EventStore<ShelterEvent>, audiences: readonly Audience[]) {
    this.#store = store;
    this.#audiences = audiences;
    this.#at.set(this.#network.position, new Map(audiences.map((a) => [a.key, new Map()])));
  }

  /** Reads the log to its head. */
  async catchUp(): Promise<void> {
    const head = await this.#store.head();
    if (this.#network.position >= head) return;
    for await (const e of this.#store.follow(this.#network.position, this.#abort.signal)) {
      if (e.readable) this.#fold(e);
      if (e.position >= head) return;
    }
  }

  /** Rows as JSON by shelter, or undefined when the position does not exist. */
  rowsAt(position: string, audience: Audience): ReadonlyMap<string, string> | undefined {
    return this.#at.get(position)?.get(audience.key);
  }

  static rowsOf(rows: ReadonlyMap<string, Row>): ReadonlyMap<string, string> {
    return new Map([...rows].map(([id, row]) => [id, rowText(row)]));
  }

  #fold(e: RecordedEvent<ShelterEvent>): void {
    const before = this.#at.get(this.#network.position)!;
    const stream = this.#streams.get(e.stream) ?? [];
    this.#streams.set(e.stream, stream);
    stream.push(e);
    this.events.push(e);
    const shelterId = projectNetwork(this.#network, e, needsHistory(e) ? stream.map(toFact) : undefined);
    const after = new Map<string, ReadonlyMap<string, string>>();
    for (const audience of this.#audiences) {
      const rows = new Map(before.get(audience.key)!);
      const shelter = shelterId === null ? undefined : this.#network.shelters.get(shelterId);
      const row = shelter ? rowFor(shelter, audience, 0) : null;
      if (shelterId !== null && row) rows.set(shelterId, rowText(row));
      after.set(audience.key, rows);
    }
    this.#at.set(e.position, after);
  }
}

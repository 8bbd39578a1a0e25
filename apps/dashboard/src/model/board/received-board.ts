import {
  applyUpdate,
  type ClientBoard,
  fromSnapshot,
  PROTOCOL,
  refetch,
  snapshot,
  update,
} from '@safe-haven/contracts';
import { connection } from '../../net/connection.ts';
import { listeners } from '../../net/listeners.ts';
import type { BoardClientOptions } from './board-client.ts';
import type { BoardStore, Changes } from './board-store.ts';

interface Asking extends Pick<BoardClientOptions, 'fetch' | 'now' | 'onOtherProtocol'> {
  /** Requests a snapshot by the connection, which may follow the board that is held. */
  resync(held: ClientBoard | null): void;
}

/** The board as it is received: a snapshot, then updates that follow it; after a gap it asks for another snapshot. */
export class ReceivedBoard {
  readonly #store: BoardStore;
  readonly #asking: Asking;
  readonly #changed = listeners<[Changes]>();
  #newestAt = 0;
  #isAsking = false;
  /** Updates received while a snapshot is pending: some may follow it. */
  #meanwhile: unknown[] = [];

  constructor(store: BoardStore, asking: Asking) {
    this.#store = store;
    this.#asking = asking;
  }

  /** When the latest change happened or arrived, ms since the epoch; 0: none yet. */
  get newestAt(): number {
    return this.#newestAt;
  }

  /** Called with the changes of an update; a snapshot has none. */
  get onChanges(): (listener: (changes: Changes) => void) => () => void {
    return this.#changed.add;
  }

  /** The connection was lost: what was asked for does not come. */
  stopAsking(): void {
    this.#isAsking = false;
    this.#meanwhile = [];
  }

  snapshot(body: unknown): void {
    const next = boardIn(body);
    if (next) this.#take(next);
    else this.#asking.onOtherProtocol();
  }

  /** A board from before the connection is up; a newer one is kept. */
  early(body: unknown): void {
    const next = boardIn(body);
    if (!next || this.#store.board()) return;
    this.#store.replace(next, next.rows.keys());
    this.#newestAt = newestIn(next);
  }

  refetch(body: unknown): void {
    const parsed = refetch.safeParse(body);
    if (parsed.success) void this.#askForAll(parsed.data.position, parsed.data.logId);
  }

  update(body: unknown): void {
    if (this.#isAsking) this.#meanwhile.push(body);
    else this.#apply(body);
  }

  #apply(body: unknown): void {
    const parsed = update.safeParse(body);
    const held = this.#store.board();
    if (!parsed.success || !held) {
      this.#resync();
      return;
    }
    const applied = applyUpdate(held, parsed.data);
    if (applied.outcome === 'gap') {
      void this.#askForAll(parsed.data.position, held.logId);
      return;
    }
    if (applied.outcome === 'repeat') {
      connection.markReceived();
      return;
    }
    this.#store.replace(applied.board, [...applied.changed.map(({ after }) => after.shelterId), ...applied.gone]);
    // The clock of the network moves too, and then no house has changed.
    if (applied.changed.length + applied.gone.length > 0) this.#newestAt = this.#asking.now();
    connection.markReceived();
    this.#changed.call(applied.changed);
  }

  #resync(): void {
    this.#isAsking = true;
    this.#asking.resync(this.#store.board());
  }

  /**
   * Requests a snapshot at least as of a position: by HTTP, and by the connection if that fails or another replica has
   * answered, whose updates are counted otherwise.
   */
  async #askForAll(position: string, logId: string): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    if (!this.#asking.fetch) return this.#resync();
    const next = boardIn(await this.#asking.fetch(position));
    // The connection was lost meanwhile, and our board may be newer.
    if (!this.#isAsking) return;
    if (next?.logId === logId) this.#take(next);
    else this.#resync();
  }

  #take(next: ClientBoard): void {
    this.#isAsking = false;
    this.#store.replace(next, new Set([...(this.#store.board()?.rows.keys() ?? []), ...next.rows.keys()]));
    // What changed while updates were missed is newer than the last one that came.
    this.#newestAt = Math.max(this.#newestAt, newestIn(next));
    connection.markReceived();
    for (const body of this.#meanwhile.splice(0)) this.update(body);
  }
}

/** Parses a board; null: invalid, or of another protocol version. */
function boardIn(body: unknown): ClientBoard | null {
  const parsed = snapshot.safeParse(body);
  return parsed.success && parsed.data.protocol === PROTOCOL ? fromSnapshot(parsed.data) : null;
}

/** The latest `changedAt` of the exact rows; 0: none. */
function newestIn(board: ClientBoard): number {
  let latest = 0;
  for (const row of board.rows.values()) if (row.view === 'exact') latest = Math.max(latest, Date.parse(row.changedAt));
  return latest;
}

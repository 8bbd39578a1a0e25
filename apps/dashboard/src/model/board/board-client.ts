import {
  applyUpdate,
  type ClientBoard,
  fromSnapshot,
  heartbeat,
  PROTOCOL,
  type Row,
  refetch,
  snapshot,
  update,
} from '@safe-haven/contracts';
import { connection } from '../../net/connection.ts';
import { listeners } from '../../net/listeners.ts';
import { nudges } from '../../net/nudges.ts';
import type { Handshake, LiveSocket } from '../../net/socket.ts';
import { type Changes, createBoardStore } from './board-store.ts';

export interface BoardClientOptions {
  /** A prefetched `GET /api/board`: shown until the connection is up, which continues from it. */
  readonly early?: Promise<unknown> | undefined;
  /** Fetches the board at least as of a position, or null; missing: the board comes by the connection only. */
  fetch?(position: string): Promise<unknown>;
  open(auth: () => Handshake | Promise<Handshake>): LiveSocket;
  now(): number;
  /** Runs something later; returns how to cancel it. */
  later(run: () => void, ms: number): () => void;
  /** The session has ended. */
  onSignedOut(): void;
  /** The server has another protocol version, or its board can't be read: the page has to be reloaded. */
  onOtherProtocol(): void;
  /** Reports the server's time. */
  onServerTime(at: string): void;
}

/** The board, kept current by the live connection. No component and no DOM in here. */
export interface BoardClient {
  board(): ClientBoard | null;
  row(shelterId: string): Row | undefined;
  /** When the latest change happened or arrived, ms since the epoch; 0: none yet. */
  newestAt(): number;
  onBoard(listener: () => void): () => void;
  onRow(shelterId: string, listener: () => void): () => void;
  /** Called with the changes of an update; a snapshot has none. */
  onChanges(listener: (changes: Changes) => void): () => void;
  close(): void;
}

const RECONNECT_MS = 1_000;
/** How long the connection waits for a prefetched board, ms; after that it requests one. */
const PREFETCH_TIMEOUT_MS = 4_000;
const REFUSED = new Set(['not_signed_in', 'no_right']);

/**
 * Connects and keeps the board current: a snapshot, updates, heartbeats; after a gap another snapshot. Sessions without
 * a board only get heartbeats, and the board stays null.
 */
export function openBoardClient(options: BoardClientOptions): BoardClient {
  const store = createBoardStore();
  const changeListeners = listeners<[Changes]>();
  let newestAt = 0;
  let asking = false;
  /** Updates received while a snapshot is pending: some may follow it. */
  let meanwhile: unknown[] = [];
  let cancel = (): void => undefined;

  const { markReceived: received } = connection;
  const onLost = () => {
    asking = false;
    meanwhile = [];
    connection.markLost(options.now());
  };
  const resync = () => {
    const held = store.board();
    asking = true;
    socket.emit('resync', held ? { after: held.position } : {});
  };
  /**
   * Requests a snapshot at least as of a position: by HTTP, and by the connection if that fails or another replica has
   * answered, whose updates are counted otherwise.
   */
  const askForAll = async (position: string, logId: string) => {
    if (asking) return;
    asking = true;
    if (!options.fetch) return resync();
    const next = boardIn(await options.fetch(position));
    // The connection was lost meanwhile, and our board may be newer.
    if (!asking) return;
    if (next?.logId === logId) take(next);
    else resync();
  };

  const take = (next: ClientBoard) => {
    asking = false;
    store.replace(next, new Set([...(store.board()?.rows.keys() ?? []), ...next.rows.keys()]));
    newestAt ||= newestIn(next);
    received();
    for (const body of meanwhile.splice(0)) onUpdate(body);
  };
  const onSnapshot = (body: unknown) => {
    const next = boardIn(body);
    if (next) take(next);
    else options.onOtherProtocol();
  };
  const onEarly = (body: unknown) => {
    const next = boardIn(body);
    if (!next || store.board()) return;
    store.replace(next, next.rows.keys());
    newestAt = newestIn(next);
  };
  const onRefetch = (body: unknown) => {
    const parsed = refetch.safeParse(body);
    if (parsed.success) void askForAll(parsed.data.position, parsed.data.logId);
  };
  const onUpdate = (body: unknown) => {
    if (asking) return void meanwhile.push(body);
    const parsed = update.safeParse(body);
    const held = store.board();
    if (!parsed.success || !held) return resync();
    const applied = applyUpdate(held, parsed.data);
    if (applied.outcome === 'gap') return void askForAll(parsed.data.position, held.logId);
    if (applied.outcome === 'repeat') return received();
    store.replace(applied.board, [...applied.changed.map(({ after }) => after.shelterId), ...applied.gone]);
    newestAt = options.now();
    received();
    changeListeners.call(applied.changed);
  };
  const onHeartbeat = (body: unknown) => {
    const parsed = heartbeat.safeParse(body);
    if (!parsed.success) return;
    options.onServerTime(parsed.data.at);
    connection.markAlive(options.now() - (parsed.data.age ?? 0));
  };
  const onDisconnect = (reason: unknown) => {
    onLost();
    // socket.io does not reconnect after the server disconnects it, which it does for slow clients and ended sessions.
    if (reason === 'io server disconnect') cancel = options.later(() => socket.connect(), RECONNECT_MS);
  };
  const onRefused = (error: unknown) => {
    onLost();
    if (!(error instanceof Error)) return;
    if (REFUSED.has(error.message)) options.onSignedOut();
    if (error.message === 'other_protocol') options.onOtherProtocol();
  };

  connection.markOpened();
  let early = options.early?.then(onEarly);
  const handshake = () => handshakeOf(store.board(), options.fetch !== undefined);
  const socket = options.open(() => {
    if (!early) return handshake();
    const waited = Promise.race([early, new Promise<void>((resolve) => options.later(resolve, PREFETCH_TIMEOUT_MS))]);
    early = undefined;
    return waited.then(handshake);
  });
  socket.on('snapshot', onSnapshot);
  socket.on('update', onUpdate);
  socket.on('refetch', onRefetch);
  socket.on('heartbeat', onHeartbeat);
  socket.on('tonight', () => nudges.tonight.call());
  socket.on('notices', () => nudges.notices.call());
  socket.on('disconnect', onDisconnect);
  socket.on('connect_error', onRefused);

  return {
    board: store.board,
    row: store.row,
    onBoard: store.onBoard,
    onRow: store.onRow,
    newestAt: () => newestAt,
    onChanges: changeListeners.add,
    close: () => {
      cancel();
      socket.disconnect();
    },
  };
}

/** Parses a board; null: invalid, or of another protocol version. */
function boardIn(body: unknown): ClientBoard | null {
  const parsed = snapshot.safeParse(body);
  return parsed.success && parsed.data.protocol === PROTOCOL ? fromSnapshot(parsed.data) : null;
}

const handshakeOf = (held: ClientBoard | null, fetches: boolean): Handshake => ({
  ...(held && { after: held.position, logId: held.logId }),
  ...(held?.asOf && { asOf: held.asOf }),
  ...(fetches && { fetches }),
});

/** The latest `changedAt` of the exact rows; 0: none. */
function newestIn(board: ClientBoard): number {
  let latest = 0;
  for (const row of board.rows.values()) if (row.view === 'exact') latest = Math.max(latest, Date.parse(row.changedAt));
  return latest;
}

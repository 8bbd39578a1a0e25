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
  /** The answer to `GET /api/board` where that was asked before: shown until the connection is there, which goes on from it. */
  readonly early?: Promise<unknown> | undefined;
  /** The answer to `GET /api/board` from a position on, or null; absent: the board comes by the connection alone. */
  fetch?(position: string): Promise<unknown>;
  open(auth: () => Handshake | Promise<Handshake>): LiveSocket;
  now(): number;
  /** Runs something later; returns how to cancel it. */
  later(run: () => void, ms: number): () => void;
  /** The session is over: nobody is signed in any more. */
  onSignedOut(): void;
  /** The server speaks otherwise than this page: the page has to be loaded anew. */
  onOtherProtocol(): void;
  /** What time the server says it is. */
  onServerTime(at: string): void;
}

/** The board, kept current by the live connection. No component and no DOM in here. */
export interface BoardClient {
  board(): ClientBoard | null;
  row(shelterId: string): Row | undefined;
  /** When the newest change happened or arrived, ms since the epoch; 0: none yet. */
  newestAt(): number;
  onBoard(listener: () => void): () => void;
  onRow(shelterId: string, listener: () => void): () => void;
  /** Called with what an update changed; a snapshot changes nothing, it is how things are. */
  onChanges(listener: (changes: Changes) => void): () => void;
  close(): void;
}

const RECONNECT_MS = 1_000;
/** The connection does not wait longer for a board that was asked for early: then it brings one. */
const PREFETCH_TIMEOUT_MS = 4_000;
const REFUSED = new Set(['not_signed_in', 'no_right']);

/**
 * Connects and keeps the board current: everything once, updates, heartbeats; after a gap it asks for everything anew.
 * To somebody who sees no board heartbeats come alone, and the board stays null.
 */
export function openBoardClient(options: BoardClientOptions): BoardClient {
  const store = createBoardStore();
  const changeListeners = listeners<[Changes]>();
  let newestAt = 0;
  let asking = false;
  /** Updates that came while everything was asked for: some of them may follow it. */
  let meanwhile: unknown[] = [];
  let cancel = (): void => undefined;

  const { received } = connection;
  const lost = () => {
    asking = false;
    meanwhile = [];
    connection.lost(options.now());
  };
  const resync = () => {
    const held = store.board();
    socket.emit('resync', held ? { after: held.position } : {});
  };
  /** Everything anew, at least as of a position: by HTTP, and by the connection where that gives nothing. */
  const askForAll = async (position: string) => {
    if (asking) return;
    asking = true;
    if (!options.fetch) return resync();
    const next = boardIn(await options.fetch(position));
    // The connection was lost meanwhile, and what we hold may be newer.
    if (!asking) return;
    if (next) take(next);
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
    if (parsed.success) void askForAll(parsed.data.position);
  };
  const onUpdate = (body: unknown) => {
    if (asking) return void meanwhile.push(body);
    const parsed = update.safeParse(body);
    const held = store.board();
    if (!parsed.success || !held) return void askForAll('');
    const applied = applyUpdate(held, parsed.data);
    if (applied.outcome === 'gap') return void askForAll(parsed.data.position);
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
    connection.alive(options.now() - (parsed.data.age ?? 0));
  };
  const onDisconnect = (reason: unknown) => {
    lost();
    // The socket stays away by itself after the server has cut it: we were too slow, or the session is over.
    if (reason === 'io server disconnect') cancel = options.later(() => socket.connect(), RECONNECT_MS);
  };
  const onRefused = (error: unknown) => {
    lost();
    if (error instanceof Error && REFUSED.has(error.message)) options.onSignedOut();
  };

  connection.opened();
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

/** The board that a body is; null: it is none, or of another protocol. */
function boardIn(body: unknown): ClientBoard | null {
  const parsed = snapshot.safeParse(body);
  return parsed.success && parsed.data.protocol === PROTOCOL ? fromSnapshot(parsed.data) : null;
}

const handshakeOf = (held: ClientBoard | null, fetches: boolean): Handshake => ({
  ...(held && { after: held.position, logId: held.logId }),
  ...(held?.asOf && { asOf: held.asOf }),
  ...(fetches && { fetches }),
});

/** When the newest of the exact rows changed; 0 when no row says so. */
function newestIn(board: ClientBoard): number {
  let newest = 0;
  for (const row of board.rows.values()) if (row.view === 'exact') newest = Math.max(newest, Date.parse(row.changedAt));
  return newest;
}

import {
  applyUpdate,
  type ClientBoard,
  fromSnapshot,
  heartbeat,
  PROTOCOL,
  type Row,
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
  open(auth: () => Handshake): LiveSocket;
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
const REFUSED = new Set(['not_signed_in', 'no_right']);

/**
 * Connects and keeps the board current: snapshot, updates, heartbeats; after a gap it asks for everything anew.
 * To somebody who sees no board heartbeats come alone, and the board stays null.
 */
export function openBoardClient(options: BoardClientOptions): BoardClient {
  const store = createBoardStore();
  const changeListeners = listeners<[Changes]>();
  let newestAt = 0;
  let asking = false;
  let cancel = (): void => undefined;

  const { heard } = connection;
  const lost = () => {
    asking = false;
    connection.lost(options.now());
  };
  const resync = () => {
    if (asking) return;
    asking = true;
    const held = store.board();
    socket.emit('resync', held ? { after: held.position } : {});
  };

  const onSnapshot = (body: unknown) => {
    const parsed = snapshot.safeParse(body);
    if (!parsed.success || parsed.data.protocol !== PROTOCOL) return options.onOtherProtocol();
    asking = false;
    const next = fromSnapshot(parsed.data);
    store.replace(next, new Set([...(store.board()?.rows.keys() ?? []), ...next.rows.keys()]));
    newestAt ||= newestIn(next);
    heard();
  };
  const onEarly = (body: unknown) => {
    const parsed = snapshot.safeParse(body);
    if (!parsed.success || parsed.data.protocol !== PROTOCOL || store.board()) return;
    const next = fromSnapshot(parsed.data);
    store.replace(next, next.rows.keys());
    newestAt = newestIn(next);
  };
  const onUpdate = (body: unknown) => {
    const parsed = update.safeParse(body);
    const held = store.board();
    if (!parsed.success || !held) return resync();
    const applied = applyUpdate(held, parsed.data);
    if (applied.outcome === 'gap') return resync();
    if (applied.outcome === 'repeat') return heard();
    store.replace(applied.board, [...applied.changed.map(({ after }) => after.shelterId), ...applied.gone]);
    newestAt = options.now();
    heard();
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
  void options.early?.then(onEarly);
  const socket = options.open(() => handshakeOf(store.board()));
  socket.on('snapshot', onSnapshot);
  socket.on('update', onUpdate);
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

const handshakeOf = (held: ClientBoard | null): Handshake => (held ? { after: held.position, logId: held.logId } : {});

/** When the newest of the exact rows changed; 0 when no row says so. */
function newestIn(board: ClientBoard): number {
  let newest = 0;
  for (const row of board.rows.values()) if (row.view === 'exact') newest = Math.max(newest, Date.parse(row.changedAt));
  return newest;
}

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
import { type Changes, createBoardStore } from './board-store.ts';
import { listeners } from './listeners.ts';
import type { Line } from './live-state.ts';

/** The part of a socket.io client that is used: nothing else of it is known here. */
export interface LiveSocket {
  on(event: string, listener: (said: unknown) => void): unknown;
  emit(event: string, body: unknown): unknown;
  connect(): unknown;
  disconnect(): unknown;
}

/** Where we stand: asked anew at every connecting. Empty while we hold no board. */
export interface Handshake {
  readonly after?: string;
  readonly logId?: string;
}

export interface BoardClientOptions {
  /** The answer to `GET /api/board` where that was asked before: shown until the line is open, which goes on from there. */
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

/** The board and the line it comes by. No component and no DOM in here. */
export interface BoardClient {
  board(): ClientBoard | null;
  row(shelterId: string): Row | undefined;
  line(): Line;
  onBoard(listener: () => void): () => void;
  onRow(shelterId: string, listener: () => void): () => void;
  /** Told when the line comes or goes, and when something is heard after a second of silence. */
  onLine(listener: () => void): () => void;
  /** Told what an update changed; a snapshot changes nothing, it is how things are. */
  onChanges(listener: (changes: Changes) => void): () => void;
  /** Told when something of this night is otherwise: a request, a task, a hold. What it is has to be asked for. */
  onTonight(listener: () => void): () => void;
  /** Told when the notices of whoever answers for a house are otherwise. Which they are has to be asked for. */
  onNotices(listener: () => void): () => void;
  close(): void;
}

const RECONNECT_MS = 1_000;
/** How old the board is, is looked at so often: to be told of each of fifty updates a second would only cost. */
const LOOKED_AT_MS = 1_000;
const REFUSED = new Set(['not_signed_in', 'no_right']);

/**
 * Opens the line and keeps the board current: snapshot, updates, heartbeats; after a gap it asks for everything anew.
 * To somebody who sees no board heartbeats come alone, and the board stays null.
 */
export function openBoardClient(options: BoardClientOptions): BoardClient {
  const store = createBoardStore();
  const lineListeners = listeners();
  const changeListeners = listeners<[Changes]>();
  const tonightListeners = listeners();
  const noticesListeners = listeners();
  let line: Line = { link: 'connecting', heardAt: 0, downSince: 0, newestAt: 0 };
  let asking = false;
  let cancel = (): void => undefined;

  const setLine = (changed: Partial<Line>) => {
    const before = line;
    line = { ...line, ...changed };
    const onlyHeard = line.link === before.link && line.heardAt - before.heardAt < LOOKED_AT_MS && before.heardAt > 0;
    if (!onlyHeard) lineListeners.tell();
  };
  const heard = (changed: Partial<Line> = {}) =>
    setLine({ link: 'up', downSince: 0, heardAt: options.now(), ...changed });
  const lost = () => {
    asking = false;
    setLine({ link: 'down', downSince: line.downSince || options.now() });
  };
  const resync = () => {
    if (asking) return;
    asking = true;
    const held = store.board();
    socket.emit('resync', held ? { after: held.position } : {});
  };

  const onSnapshot = (said: unknown) => {
    const parsed = snapshot.safeParse(said);
    if (!parsed.success || parsed.data.protocol !== PROTOCOL) return options.onOtherProtocol();
    asking = false;
    const next = fromSnapshot(parsed.data);
    store.replace(next, new Set([...(store.board()?.rows.keys() ?? []), ...next.rows.keys()]));
    heard({ newestAt: line.newestAt || newestIn(next) });
  };
  const onEarly = (said: unknown) => {
    const parsed = snapshot.safeParse(said);
    if (!parsed.success || parsed.data.protocol !== PROTOCOL || store.board()) return;
    const next = fromSnapshot(parsed.data);
    store.replace(next, next.rows.keys());
    setLine({ newestAt: newestIn(next) });
  };
  const onUpdate = (said: unknown) => {
    const parsed = update.safeParse(said);
    const held = store.board();
    if (!parsed.success || !held) return resync();
    const applied = applyUpdate(held, parsed.data);
    if (applied.outcome === 'gap') return resync();
    if (applied.outcome === 'repeat') return heard();
    store.replace(applied.board, [...applied.changed.map(({ after }) => after.shelterId), ...applied.gone]);
    heard({ newestAt: options.now() });
    changeListeners.tell(applied.changed);
  };
  const onHeartbeat = (said: unknown) => {
    const parsed = heartbeat.safeParse(said);
    if (!parsed.success) return;
    options.onServerTime(parsed.data.at);
    heard();
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

  void options.early?.then(onEarly);
  const socket = options.open(() => handshakeOf(store.board()));
  socket.on('snapshot', onSnapshot);
  socket.on('update', onUpdate);
  socket.on('heartbeat', onHeartbeat);
  socket.on('tonight', () => tonightListeners.tell());
  socket.on('notices', () => noticesListeners.tell());
  socket.on('disconnect', onDisconnect);
  socket.on('connect_error', onRefused);

  return {
    board: store.board,
    row: store.row,
    onBoard: store.onBoard,
    onRow: store.onRow,
    line: () => line,
    onLine: lineListeners.add,
    onChanges: changeListeners.add,
    onTonight: tonightListeners.add,
    onNotices: noticesListeners.add,
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

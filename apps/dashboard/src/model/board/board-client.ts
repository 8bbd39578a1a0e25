import { type ClientBoard, heartbeat, type Row } from '@safe-haven/contracts';
import { connection } from '../../net/connection.ts';
import { drawn } from '../../net/drawn.ts';
import { nudges } from '../../net/nudges.ts';
import type { Handshake, LiveSocket } from '../../net/socket.ts';
import { type Changes, createBoardStore } from './board-store.ts';
import { ReceivedBoard } from './received-board.ts';

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
  const received = new ReceivedBoard(store, {
    ...options,
    resync: (held) => socket.emit('resync', held ? { after: held.position } : {}),
  });
  let cancel = (): void => undefined;
  const onLost = () => {
    received.stopAsking();
    connection.markLost(options.now());
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
  let early = options.early?.then((body) => received.early(body));
  const handshake = () => handshakeOf(store.board(), options.fetch !== undefined);
  const socket = options.open(() => {
    if (!early) return handshake();
    const waited = Promise.race([early, new Promise<void>((resolve) => options.later(resolve, PREFETCH_TIMEOUT_MS))]);
    early = undefined;
    return waited.then(handshake);
  });
  socket.on('snapshot', (body) => received.snapshot(body));
  socket.on('update', (body) => received.update(body));
  socket.on('refetch', (body) => received.refetch(body));
  socket.on('heartbeat', onHeartbeat);
  socket.on('tonight', () => nudges.tonight.call());
  socket.on('notices', () => nudges.notices.call());
  drawn.reportTo((report) => socket.emit('drawn', report));
  socket.on('disconnect', onDisconnect);
  socket.on('connect_error', onRefused);

  return {
    board: store.board,
    row: store.row,
    onBoard: store.onBoard,
    onRow: store.onRow,
    newestAt: () => received.newestAt,
    onChanges: received.onChanges,
    close: () => {
      cancel();
      drawn.reportTo(null);
      socket.disconnect();
    },
  };
}

const handshakeOf = (held: ClientBoard | null, fetches: boolean): Handshake => ({
  ...(held && { after: held.position, logId: held.logId }),
  ...(held?.asOf && { asOf: held.asOf }),
  ...(fetches && { fetches }),
});

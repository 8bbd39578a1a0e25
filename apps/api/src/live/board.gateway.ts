import { isDeepStrictEqual } from 'node:util';
import { Inject, Logger } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import {
  drawn,
  type Heartbeat,
  isOurProtocol,
  position,
  resync,
  type Snapshot,
  storedInstant,
  type Update,
} from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import { type Audience, audienceOf } from '@safe-haven/projections';
import { z } from 'zod';
import { LiveBoard } from '../board/live-board.ts';
import { instantOf } from '../environment/clock.ts';
import type { Config } from '../environment/config.ts';
import { ServerTime } from '../environment/server-time.ts';
import { StoreState } from '../environment/store-state.ts';
import { CONFIG } from '../environment/tokens.ts';
import { Authentication } from '../identity/authentication.ts';
import { actorOf, LiveDirectory } from '../identity/live-directory.ts';
import { Sessions } from '../identity/sessions.ts';
import { RequestLimits } from '../limits/limits.ts';
import { traceIdOf } from '../traces/trace-id.ts';
import { Tracing } from '../traces/tracing.ts';
import type { LiveServer, LiveSocket } from './messages.ts';
import { NoticeNudges, noticeRoomsOf } from './notice-nudges.ts';
import { TonightNudges, tonightRoomsOf } from './tonight-nudges.ts';

/**
 * Unsent bytes at which a reader is disconnected: it reconnects and asks for a snapshot, and does not delay the others.
 */
const MOST_UNREAD_BYTES = 4 * 1024 * 1024;

const handshake = z.object({
  after: position.optional().catch(undefined),
  asOf: storedInstant.optional().catch(undefined),
  /** The client accepts updates with an `asOf`, and requests snapshots by HTTP, where they are compressed. */
  fetches: z.literal(true).optional().catch(undefined),
  logId: z.string().max(120).optional().catch(undefined),
});

interface Reader {
  readonly actor: Actor;
  /** Null: a caller without a board. They get heartbeats, and the connection closes with their session. */
  readonly audience: Audience | null;
  readonly sessionId: string | null;
}
type Asked = z.output<typeof handshake>;

/**
 * The socket of every signed-in person: it closes with the session, so that an open page is cleared at once. Callers
 * with a board get a snapshot or the missed update on connecting, and updates afterwards. The gateway has no state of
 * its own.
 */
@WebSocketGateway({ path: '/live' })
export class BoardGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect {
  @WebSocketServer() server!: LiveServer;
  readonly #log = new Logger('Live');
  readonly #live: LiveBoard;
  readonly #authentication: Authentication;
  readonly #sessions: Sessions;
  readonly #directory: LiveDirectory;
  readonly #clock: ServerTime;
  readonly #storeState: StoreState;
  readonly #limits: RequestLimits;
  readonly #nudges: TonightNudges;
  readonly #notices: NoticeNudges;
  readonly #tracing: Tracing;
  readonly #socketsOfASession: number;
  readonly #open = new Map<string, number>();

  constructor(
    live: LiveBoard,
    authentication: Authentication,
    sessions: Sessions,
    directory: LiveDirectory,
    clock: ServerTime,
    storeState: StoreState,
    limits: RequestLimits,
    nudges: TonightNudges,
    notices: NoticeNudges,
    tracing: Tracing,
    @Inject(CONFIG) { limits: { socketsOfASession } }: Pick<Config, 'limits'>,
  ) {
    this.#socketsOfASession = socketsOfASession;
    this.#tracing = tracing;
    this.#notices = notices;
    this.#nudges = nudges;
    this.#limits = limits;
    this.#live = live;
    this.#authentication = authentication;
    this.#sessions = sessions;
    this.#directory = directory;
    this.#clock = clock;
    this.#storeState = storeState;
  }

  afterInit(server: LiveServer): void {
    this.#live.publishTo({
      update: (audience, update) => this.#push(audience, (readers) => readers.emit('update', update)),
      aged: (audience, update, everything) => this.#pushAged(audience, update, everything),
    });
    this.#nudges.to((rooms) => {
      if (!this.#storeState.delayed) server.to([...rooms]).emit('tonight', {});
    });
    this.#notices.to((rooms) => {
      if (!this.#storeState.delayed) server.to([...rooms]).emit('notices', {});
    });
    server.use((socket, next) => {
      const caller = this.#authentication.callerOf(socket.handshake.headers);
      if (!caller) return next(refusal('not_signed_in', socket));
      // A page that says none learns it from the board, and reloads itself.
      const { protocol } = socket.handshake.auth;
      if (protocol !== undefined && !isOurProtocol(protocol)) return next(refusal('other_protocol', socket));
      const { actor, sessionId } = caller;
      const audience = audienceOf(actor);
      // A service token has no page to clear.
      if (!audience && sessionId === null) return next(refusal('no_right', socket));
      if (!this.#opens(socket, sessionId)) return next(refusal('too_many_sockets', socket));
      socket.data = { actor, audience, sessionId } satisfies Reader;
      next();
    });
    this.#directory.onSessionEnd((sessionId, by) => this.#ended(sessionId, by));
    this.#sessions.onRunOut((sessionId) => this.#ended(sessionId, null));
    this.#storeState.onAlive(() => this.#sendHeartbeats());
  }

  handleConnection(socket: LiveSocket): void {
    const { actor, audience, sessionId } = socket.data as Reader;
    if (sessionId) void socket.join(`session:${sessionId}`);
    if (audience) {
      this.#live.join(audience);
      const asked = handshake.safeParse(socket.handshake.auth).data ?? {};
      void socket.join([
        roomOf(audience),
        kindOf(audience, asked.fetches),
        ...tonightRoomsOf(actor),
        ...noticeRoomsOf(actor),
      ]);
      this.#sendInitial(socket, audience, asked);
    }
    // Sent although the store may be unreachable: the heartbeat then says for how long.
    this.#sendHeartbeat(socket);
  }

  /** Sends the snapshot or the missed update. */
  #sendInitial(socket: LiveSocket, audience: Audience, asked: Asked): void {
    const missed = this.#missed(audience, asked);
    if (missed) socket.emit('update', missed);
    else if (asked.fetches) socket.emit('refetch', this.#live.place(audience));
    else socket.emit('snapshot', this.#live.snapshot(audience));
  }

  #missed(audience: Audience, { after, asOf, logId, fetches }: Asked): Update | null {
    if (!after || !logId || (fetches && !asOf)) return null;
    return this.#live.since(audience, { logId, after, asOf: fetches ? asOf : undefined });
  }

  handleDisconnect(socket: LiveSocket): void {
    const reader = socket.data as Partial<Reader>;
    if (reader.audience) this.#live.leave(reader.audience);
  }

  @SubscribeMessage('resync')
  async resync(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<void> {
    if (!resync.safeParse(body ?? {}).success || this.#cutIfTooSlow(socket)) return;
    if ((await this.#limits.wait('resyncs', socket.id)) !== null) return void socket.disconnect(true);
    const { audience } = socket.data as Reader;
    if (audience) socket.emit('snapshot', this.#live.snapshot(audience));
  }

  /** How long a change took on the page that asked for it. Nobody waits for an answer. */
  @SubscribeMessage('drawn')
  async drawn(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<void> {
    const report = drawn.safeParse(body);
    if (!report.success || !this.#tracing.isOn || (await this.#limits.wait('resyncs', socket.id)) !== null) return;
    this.#tracing.drawn(report.data);
  }

  /** Counts a session's sockets, also when its id was rotated; false: the limit is reached. */
  #opens(socket: LiveSocket, sessionId: string | null): boolean {
    const found = sessionId === null ? null : this.#directory.session(sessionId);
    if (!found) return true;
    const key = `${found.person.personId} ${found.session.openedAt}`;
    const open = this.#open.get(key) ?? 0;
    if (open >= this.#socketsOfASession) return false;
    this.#open.set(key, open + 1);
    socket.conn.once('close', () => {
      const remaining = (this.#open.get(key) ?? 1) - 1;
      if (remaining > 0) this.#open.set(key, remaining);
      else this.#open.delete(key);
    });
    return true;
  }

  /**
   * A session that ended disconnects its sockets. When its id was rotated they stay, unless the role changed: then they
   * reconnect and get what the new role may see.
   */
  #ended(sessionId: string, by: string | null): void {
    const room = this.server.in(`session:${sessionId}`);
    const next = by === null ? null : this.#directory.session(by);
    const actor = next ? actorOf(next.person.personId, next.grant) : null;
    for (const socket of socketsIn(this.server, `session:${sessionId}`)) {
      const reader = socket.data as Reader;
      if (by !== null && actor && isDeepStrictEqual(actor, reader.actor)) {
        socket.data = { ...reader, sessionId: by } satisfies Reader;
        void socket.join(`session:${by}`);
        void socket.leave(`session:${sessionId}`);
      }
    }
    room.disconnectSockets(true);
  }

  /** A process that can't reach the log pushes nothing: a reader may have lost their right in the meantime. */
  #push(audience: Audience, push: (readers: ReturnType<LiveServer['to']>) => void): void {
    if (!this.#storeState.delayed) push(this.server.to(roomOf(audience)));
  }

  /** Pushes rows that time alone changed. A snapshot is built only if a client accepts nothing else. */
  #pushAged(audience: Audience, update: Update, everything: () => Snapshot): void {
    if (this.#storeState.delayed) return;
    this.server.to(kindOf(audience, true)).emit('update', update);
    const others = kindOf(audience);
    if (this.server.sockets.adapter.rooms.has(others)) this.server.to(others).emit('snapshot', everything());
  }

  #cutIfTooSlow(socket: LiveSocket): boolean {
    if (unreadBytes(socket) <= MOST_UNREAD_BYTES) return false;
    this.#log.warn({ code: 'reader_too_slow', trace: traceIdOf(socket.request) });
    socket.disconnect(true);
    return true;
  }

  /**
   * Sent after each answered liveness probe and at no other time: without heartbeats every screen shows by itself that
   * it is delayed.
   */
  #sendHeartbeats(): void {
    for (const socket of this.server.sockets.sockets.values()) {
      if (!this.#cutIfTooSlow(socket)) this.#sendHeartbeat(socket);
    }
  }

  /**
   * Repeats the position of the last update: the log's own would reveal how much happens in other organisations' houses
   * (PV-11).
   */
  #sendHeartbeat(socket: LiveSocket): void {
    const { audience } = socket.data as Reader;
    const beat = { at: instantOf(this.#clock.now()), age: Math.round(this.#storeState.age) };
    const heartbeat = audience ? { position: this.#live.position(audience), ...beat } : beat;
    socket.emit('heartbeat', heartbeat satisfies Heartbeat);
  }
}

/** Why a socket is not opened, with the trace id that the operator finds it by (OP-18). */
const refusal = (code: string, { request }: LiveSocket): Error =>
  Object.assign(new Error(code), { data: { trace: traceIdOf(request) } });

/** Sockets of this process in a room; other processes follow the log themselves. */
const socketsIn = (server: LiveServer, room: string): LiveSocket[] =>
  [...(server.sockets.adapter.rooms.get(room) ?? [])]
    .map((id) => server.sockets.sockets.get(id))
    .filter((socket) => socket !== undefined);

const roomOf = (audience: Audience): string => `audience:${audience.key}`;
/** The room of an audience's clients that request snapshots by HTTP, or of those that get them pushed. */
const kindOf = (audience: Audience, fetches?: boolean): string => `${fetches ? 'fetching' : 'sent'}:${audience.key}`;

/** Bytes queued in this process for a socket: packets not written yet and bytes not accepted by the system. */
function unreadBytes(socket: LiveSocket): number {
  const engine = socket.conn as unknown as {
    writeBuffer: unknown[];
    transport: { socket?: { bufferedAmount?: number } };
  };
  return (engine.transport.socket?.bufferedAmount ?? 0) + engine.writeBuffer.length * 1024;
}

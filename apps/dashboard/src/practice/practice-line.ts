import { BEAT_MS, BOARD_PATH, PROTOCOL, PROTOCOL_HEADER } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import { type AudienceView, audienceOf, openView, publish } from '@safe-haven/projections';
import type { Line, LineAnswer } from '../net/line.ts';
import type { LiveSocket } from '../net/socket.ts';
import { type Asking, type Reply, read, write } from './answers.ts';
import type { PracticeLog } from './log.ts';
import type { Words } from './night.ts';

/** A request of the page. */
export interface AskedOf {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** What the page is to its server, a practice night is to the page: in memory, with nothing sent anywhere. */
export interface PracticeLineOptions {
  readonly log: PracticeLog;
  readonly actor: Actor;
  readonly me: unknown;
  readonly words: Words;
  readonly timezone: string;
  /** In ms. */
  now(): number;
  /** Called before a request is answered: what another one in the night does meanwhile, and what the task sees of it. */
  onAsked?(asked: AskedOf): void;
}

export interface PracticeLine extends Line {
  /** The line goes: nothing is answered any more. */
  cut(): void;
  /** Ends it with its timers. */
  close(): void;
}

type Listeners = Map<string, ((body: unknown) => void)[]>;

/** Opens the line of one practice night. */
export function openPracticeLine(options: PracticeLineOptions): PracticeLine {
  const { log, now } = options;
  let isCut = false;
  const open = new Set<PracticeSocket>();
  const asking = (): Asking => ({ ...options, now: now() });
  const answer = (path: string, init: RequestInit): Reply => {
    const method = init.method ?? 'GET';
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    options.onAsked?.({ method, path, body });
    log.recordTime(now());
    if (method === 'GET' && path === BOARD_PATH) return { status: 200, body: snapshotOf(viewOf(options)) };
    if (method === 'GET') return read(asking(), path);
    const headers = new Headers(init.headers);
    const key = headers.get('idempotency-key') ?? `none-${log.network.position}`;
    return write(asking(), path, body, { key, seen: headers.get('haven-position') });
  };
  return {
    fetch: async (path, init) => {
      // Not in the same turn: the page shows that it is asking.
      await Promise.resolve();
      if (isCut) throw new TypeError('The line is gone.');
      return responseOf(answer(path, init), now());
    },
    open: (auth) => {
      const socket = new PracticeSocket(options, () => isCut);
      open.add(socket);
      void Promise.resolve(auth()).then(() => socket.connect());
      return socket;
    },
    cut: () => {
      isCut = true;
      for (const socket of open) socket.lose();
    },
    close: () => {
      for (const socket of open) socket.disconnect();
    },
  };
}

function responseOf({ status, body }: Reply, now: number): LineAnswer {
  const headers = new Headers({ date: new Date(now).toUTCString(), [PROTOCOL_HEADER]: String(PROTOCOL) });
  // As text, as it would come over a wire: nothing of the log is shared with a screen.
  const text = JSON.stringify(body);
  return { ok: status < 400, status, headers, json: async () => JSON.parse(text) };
}

const viewOf = ({ log, actor, now }: Pick<PracticeLineOptions, 'log' | 'actor' | 'now'>): AudienceView =>
  openView(audienceOf(actor)!, log.network, now());

const snapshotOf = (view: AudienceView) => ({
  protocol: PROTOCOL,
  logId: 'practice',
  position: view.publishedAt,
  asOf: new Date(view.asOf).toISOString(),
  rows: [...view.rows.values()].map(({ row }) => row),
});

/** The live connection: the board of one audience as it changes, and the beat of the log. */
class PracticeSocket implements LiveSocket {
  readonly #options: PracticeLineOptions;
  readonly #isCut: () => boolean;
  readonly #listeners: Listeners = new Map();
  #stops: (() => void)[] = [];

  constructor(options: PracticeLineOptions, isCut: () => boolean) {
    this.#options = options;
    this.#isCut = isCut;
  }

  on(event: string, listener: (body: unknown) => void): this {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  }

  /** The page asks for the board again. */
  emit(event: string): this {
    if (event === 'resync') this.connect();
    return this;
  }

  connect(): this {
    this.disconnect();
    if (this.#isCut()) return this;
    const { log, now } = this.#options;
    const view = viewOf(this.#options);
    const changed = new Set<string>();
    const beat = () => {
      log.recordTime(now());
      this.#tell('heartbeat', { at: new Date(now()).toISOString(), age: 0 });
    };
    const stop = log.onAppended((entries) => {
      for (const { stream } of entries) changed.add(stream.slice('shelter-'.length));
      const update = publish(view, log.network, changed, now());
      changed.clear();
      if (update !== null) {
        const { from, position, rows, gone } = update;
        this.#tell('update', { from, position, rows: rows.map(({ row }) => row), gone: [...gone] });
      }
      this.#tell('tonight', {});
    });
    const timer = setInterval(beat, BEAT_MS);
    this.#stops = [stop, () => clearInterval(timer)];
    this.#tell('snapshot', snapshotOf(view));
    beat();
    return this;
  }

  disconnect(): this {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    return this;
  }

  /** The line goes while it is open. */
  lose(): void {
    this.disconnect();
    this.#tell('disconnect', 'transport close');
  }

  #tell(event: string, body: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(body);
  }
}

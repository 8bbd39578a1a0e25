import { applyUpdate, type ClientBoard, fromSnapshot, type Snapshot, type Update } from '@safe-haven/contracts';
import type { Audience } from '@safe-haven/projections';
import type { LiveBoard } from '../board/live-board.ts';
import type { Random } from '../testing/random.ts';
import { type Counters, count } from './faulty-store.ts';

type Message = ({ readonly snapshot: Snapshot } | { readonly update: Update }) & { readonly readTo: string };

/** A server as its clients reach it, and how far its feed has read, which no client is sent (PV-11). */
export interface SimServing {
  readonly live: LiveBoard;
  readonly readTo: (audience: Audience) => string;
}

/** A browser on a bad network: messages wait in its inbox and arrive late, twice, out of order, or never. */
export class SimClient {
  readonly audience: Audience;
  /** It fetches snapshots by HTTP, and accepts updates that time alone caused. */
  readonly fetches: boolean;
  readonly #random: Random;
  readonly #counters: Counters;
  #inbox: Message[] = [];
  connected = false;
  board: ClientBoard | null = null;
  /** Up to where in the log the board is right, which no message of the program says. */
  at = '';

  constructor(audience: Audience, fetches: boolean, random: Random, counters: Counters) {
    this.audience = audience;
    this.fetches = fetches;
    this.#random = random;
    this.#counters = counters;
  }

  push(message: Message): void {
    if (this.connected) this.#inbox.push(JSON.parse(JSON.stringify(message)) as Message);
  }

  /** Like the gateway: the missed update when the server has it, otherwise a snapshot. */
  connect(server: SimServing): void {
    const { live } = server;
    this.connected = true;
    if (this.fetches && this.#random.chance(0.5)) this.#fetch(server);
    live.join(this.audience);
    const missed = this.board ? this.#missed(live, this.board) : null;
    count(this.#counters, missed ? 'came back with an update' : 'connected with a snapshot');
    if (missed) this.push({ update: missed, readTo: server.readTo(this.audience) });
    else if (this.fetches) this.#fetch(server);
    else this.pushSnapshot(server);
  }

  pushSnapshot({ live, readTo }: SimServing): void {
    const snapshot = live.snapshot(this.audience);
    this.push({ snapshot, readTo: readTo(this.audience) });
  }

  #missed(live: LiveBoard, { logId, position: after, asOf }: ClientBoard): Update | null {
    if (!this.fetches) return live.since(this.audience, { logId, after });
    return asOf === null ? null : live.since(this.audience, { logId, after, asOf });
  }

  /** The snapshot by HTTP, before the socket or in parallel to it: the text as it is sent. */
  #fetch({ live, readTo }: SimServing): void {
    this.board = fromSnapshot(JSON.parse(live.encoded(this.audience).text()) as Snapshot);
    this.at = readTo(this.audience);
    count(this.#counters, 'fetched the board');
  }

  disconnect(live: LiveBoard | null): void {
    if (!this.connected) return;
    this.connected = false;
    this.#inbox = [];
    live?.leave(this.audience);
  }

  /** One message is delivered, or is lost, duplicated or reordered. */
  receive(server: SimServing): void {
    if (this.#inbox.length === 0) return;
    const at = this.#random.chance(0.8) ? 0 : this.#random.below(this.#inbox.length);
    if (at > 0) count(this.#counters, 'reordered');
    const draw = this.#random.next();
    const message = this.#inbox[at]!;
    if (draw < 0.9 || draw >= 0.95) this.#inbox.splice(at, 1);
    else count(this.#counters, 'delivered twice');
    if (draw >= 0.95) count(this.#counters, 'lost on the line');
    else this.#apply(message, server);
  }

  /** The connection recovers: everything is delivered in order. */
  drain(server: SimServing): void {
    while (this.#inbox.length > 0) this.#apply(this.#inbox.shift()!, server);
  }

  #apply(message: Message, server: SimServing): void {
    if ('snapshot' in message) {
      this.board = fromSnapshot(message.snapshot);
      this.at = message.readTo;
      return;
    }
    if (!this.board) return void this.pushSnapshot(server);
    const applied = applyUpdate(this.board, message.update);
    count(this.#counters, applied.outcome);
    if (applied.outcome === 'applied') {
      this.board = applied.board;
      if (message.readTo > this.at) this.at = message.readTo;
    }
    if (applied.outcome !== 'gap') return;
    if (this.fetches) this.#fetch(server);
    else this.pushSnapshot(server);
  }
}

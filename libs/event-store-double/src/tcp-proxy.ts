import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

const LOOPBACK = '127.0.0.1';

/**
 * A client's connection and its counterpart to the node; the latter is missing where the connection was made while
 * frozen.
 */
interface Pair {
  readonly near: Socket;
  far: Socket | null;
  /** Stops all traffic on a connection, for good. */
  dead: boolean;
}

/**
 * A TCP proxy in front of a node, on a port that it keeps over restarts. While it is frozen, connections are accepted
 * and no bytes pass, on old connections as on new ones: a paused machine or a hanging disk looks like that.
 */
export class TcpProxy {
  readonly #pairs = new Set<Pair>();
  #listener: Server | null = null;
  #port = 0;
  #inner = 0;
  #frozen = false;

  get port(): number {
    return this.#port;
  }

  /** Listens, and hands on to a port of this machine. */
  async open(inner: number): Promise<void> {
    this.#inner = inner;
    const listener = createServer((near) => this.#take(near));
    this.#listener = listener;
    listener.listen(this.#port, LOOPBACK);
    await once(listener, 'listening');
    this.#port = (listener.address() as AddressInfo).port;
  }

  /** Cuts every connection and takes none. */
  shut(): void {
    this.#listener?.close();
    this.#listener = null;
    this.#frozen = false;
    for (const { near, far } of this.#pairs) {
      near.destroy();
      far?.destroy();
    }
    this.#pairs.clear();
  }

  freeze(): void {
    this.#frozen = true;
    for (const pair of this.#pairs) stopTraffic(pair);
  }

  thaw(): void {
    this.#frozen = false;
    for (const pair of this.#pairs) if (!pair.dead) this.#join(pair);
  }

  /** Nothing passes any more on the connections of now, and nobody is told; new ones are served. */
  halfOpen(): void {
    for (const pair of this.#pairs) {
      pair.dead = true;
      stopTraffic(pair);
    }
  }

  #take(near: Socket): void {
    const pair: Pair = { near, far: null, dead: false };
    this.#pairs.add(pair);
    near.on('error', () => {}).on('close', () => this.#over(pair));
    if (this.#frozen) near.pause();
    else this.#join(pair);
  }

  #join(pair: Pair): void {
    if (pair.near.destroyed) return;
    pair.far ??= connect(this.#inner, LOOPBACK)
      .on('error', () => {})
      .on('close', () => this.#over(pair));
    pair.near.setNoDelay().pipe(pair.far.setNoDelay());
    pair.far.pipe(pair.near);
  }

  #over(pair: Pair): void {
    this.#pairs.delete(pair);
    pair.near.destroy();
    pair.far?.destroy();
  }
}

function stopTraffic({ near, far }: Pair): void {
  near.unpipe();
  far?.unpipe();
  near.pause();
  far?.pause();
}

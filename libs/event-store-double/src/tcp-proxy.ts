import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

const LOOPBACK = '127.0.0.1';

/**
 * A client's connection and its counterpart to the node; the latter is missing when the connection was made while
 * frozen.
 */
interface Pair {
  readonly client: Socket;
  node: Socket | null;
  /** Whether all traffic on the connection was stopped for good. */
  closed: boolean;
}

/**
 * A TCP proxy in front of a node, on a port that it keeps when restarted. While frozen it accepts connections and
 * passes no bytes, on old connections or new ones: like a paused machine or a hanging disk.
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

  /** Listens, and forwards to a local port. */
  async open(inner: number): Promise<void> {
    this.#inner = inner;
    const listener = createServer((client) => this.#take(client));
    this.#listener = listener;
    listener.listen(this.#port, LOOPBACK);
    await once(listener, 'listening');
    this.#port = (listener.address() as AddressInfo).port;
  }

  /** Cuts every connection and accepts none. */
  close(): void {
    this.#listener?.close();
    this.#listener = null;
    this.#frozen = false;
    for (const { client, node } of this.#pairs) {
      client.destroy();
      node?.destroy();
    }
    this.#pairs.clear();
  }

  freeze(): void {
    this.#frozen = true;
    for (const pair of this.#pairs) stopTraffic(pair);
  }

  thaw(): void {
    // A connection that is joined twice would send each byte twice.
    if (!this.#frozen) return;
    this.#frozen = false;
    for (const pair of this.#pairs) if (!pair.closed) this.#join(pair);
  }

  /** Drops all traffic of the current connections without closing them; new ones work. */
  halfOpen(): void {
    for (const pair of this.#pairs) {
      pair.closed = true;
      stopTraffic(pair);
    }
  }

  #take(client: Socket): void {
    const pair: Pair = { client, node: null, closed: false };
    this.#pairs.add(pair);
    client.on('error', () => {}).on('close', () => this.#over(pair));
    if (this.#frozen) client.pause();
    else this.#join(pair);
  }

  #join(pair: Pair): void {
    if (pair.client.destroyed) return;
    pair.node ??= connect(this.#inner, LOOPBACK)
      .on('error', () => {})
      .on('close', () => this.#over(pair));
    pair.client.setNoDelay().pipe(pair.node.setNoDelay());
    pair.node.pipe(pair.client);
  }

  #over(pair: Pair): void {
    this.#pairs.delete(pair);
    pair.client.destroy();
    pair.node?.destroy();
  }
}

function stopTraffic({ client, node }: Pair): void {
  client.unpipe();
  node?.unpipe();
  client.pause();
  node?.pause();
}

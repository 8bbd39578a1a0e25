import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * What is in front of several programs, as a reverse proxy would: one address, each connection to the first of them
 * that answers. It passes bytes and knows nothing of what is in them.
 */
export class LoadBalancer {
  readonly #server: Server;
  readonly #open = new Set<Socket>();

  private constructor(ports: () => readonly number[]) {
    this.#server = createServer((client) => {
      this.#keep(client);
      this.#pass(client, [...ports()]);
    });
  }

  static async open(ports: () => readonly number[]): Promise<LoadBalancer> {
    const balancer = new LoadBalancer(ports);
    await new Promise<void>((resolve) => balancer.#server.listen(0, '127.0.0.1', resolve));
    return balancer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#open) socket.destroy();
  }

  #pass(client: Socket, ports: number[]): void {
    const port = ports.shift();
    if (port === undefined) return void client.destroy();
    const behind = connect(port, '127.0.0.1');
    this.#keep(behind);
    let answered = false;
    behind.once('error', () => (answered ? client.destroy() : this.#pass(client, ports)));
    behind.once('connect', () => {
      answered = true;
      behind.once('close', () => client.destroy());
      client.pipe(behind);
      behind.pipe(client);
    });
    client.once('close', () => behind.destroy());
  }

  #keep(socket: Socket): void {
    this.#open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#open.delete(socket));
  }
}

import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** A proxy before the program that can put a newer version of its worker in place, as a new release would. */
export class RenewingProxy {
  readonly #server: Server;
  #version = 0;

  private constructor(behind: URL) {
    this.#server = createServer((asked, answer) => this.#pass(behind, asked, answer));
    // The live line is passed on as bytes.
    this.#server.on('upgrade', (asked, client, head) => {
      const upstream = connect(Number(behind.port), behind.hostname, () => {
        const headers = asked.rawHeaders.flatMap((name, i, all) => (i % 2 === 0 ? [`${name}: ${all[i + 1]}`] : []));
        upstream.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
        upstream.write(head);
        client.pipe(upstream).pipe(client);
      });
      upstream.on('error', () => client.destroy());
      client.on('error', () => upstream.destroy());
    });
  }

  static async open(behind: string): Promise<RenewingProxy> {
    const proxy = new RenewingProxy(new URL(behind));
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on the worker is another one. */
  renew(): void {
    this.#version++;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #pass(behind: URL, asked: IncomingMessage, answer: ServerResponse): void {
    const isWorker = asked.url === '/sw.js';
    // Asked for whole: neither "unchanged" nor compressed.
    const headers = isWorker ? { host: asked.headers.host, 'accept-encoding': 'identity' } : asked.headers;
    const on = request(
      { host: behind.hostname, port: behind.port, path: asked.url, method: asked.method, headers },
      (theirs) => {
        const { 'content-length': _, ...others } = theirs.headers;
        answer.writeHead(theirs.statusCode ?? 502, isWorker ? others : theirs.headers);
        theirs.pipe(answer, { end: !isWorker });
        if (isWorker) theirs.on('end', () => answer.end(`\n// ${this.#version}`));
      },
    );
    on.on('error', () => answer.destroy());
    asked.pipe(on);
  }
}

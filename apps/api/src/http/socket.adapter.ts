import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { TRACE_HEADER } from '@safe-haven/contracts';
import type { Server, ServerOptions } from 'socket.io';
import type { PublicOrigin } from '../environment/public-origin.ts';
import { clientAddress, trustedBy } from '../limits/client-address.ts';
import type { RequestLimits } from '../limits/limits.ts';
import { traceIdOf } from '../traces/trace-id.ts';
import { sameSite } from './same-site.ts';

interface SocketContext {
  readonly limits: RequestLimits;
  readonly origin: PublicOrigin;
  /** Addresses and ranges of our reverse proxies. */
  readonly proxies: readonly string[];
}

/**
 * socket.io for the board: websocket only, small messages, no per-message compression (it costs more memory and time
 * than it saves, docs/PERFORMANCE.md) and no connection state recovery: a reader resumes from a position, and recovery
 * must not readmit a person whose session has ended.
 */
export class SocketAdapter extends IoAdapter {
  readonly #onServer: (server: Server) => void;
  readonly #context: SocketContext;

  constructor(app: INestApplicationContext, context: SocketContext, onServer: (server: Server) => void) {
    super(app);
    this.#context = context;
    this.#onServer = onServer;
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const { limits, origin, proxies } = this.#context;
    const isTrusted = trustedBy(proxies);
    const server = super.createIOServer(port, {
      ...options,
      path: '/live',
      serveClient: false,
      transports: ['websocket'],
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: 32 * 1024,
      pingInterval: 10_000,
      pingTimeout: 10_000,
      connectTimeout: 10_000,
      // A page of another site can open a socket with our cookie: neither CORS nor SameSite prevents all such cases.
      allowRequest: (request, decide) => {
        if (!sameSite(request.headers, origin.origin)) return decide(null, false);
        const address = clientAddress(request, isTrusted);
        void limits.wait('sockets', address).then((wait) => decide(null, wait === null));
      },
    } as ServerOptions);
    server.engine.on('headers', (headers: Record<string, string>, request: IncomingMessage) => {
      headers[TRACE_HEADER] = traceIdOf(request);
    });
    this.#onServer(server);
    return server;
  }
}

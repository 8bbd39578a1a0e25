import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { sameSite } from './harden.ts';
import type { RequestLimits } from './limits.ts';

/**
 * socket.io for the board: websocket only, small messages, no per-message compression (it costs more memory and time than
 * it saves, docs/PERFORMANCE.md), and no connection state recovery: positions are what a reader comes back with, and a
 * person whose session ended must not be let back in by it.
 */
export class SocketAdapter extends IoAdapter {
  readonly #onServer: (server: Server) => void;
  readonly #limits: RequestLimits;

  constructor(app: INestApplicationContext, limits: RequestLimits, onServer: (server: Server) => void) {
    super(app);
    this.#limits = limits;
    this.#onServer = onServer;
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
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
      // A page of another site can open a socket with our cookie: neither cors nor SameSite stops every such case.
      allowRequest: (request, decide) => {
        if (!sameSite(request.headers)) return decide(null, false);
        const address = request.socket.remoteAddress ?? '';
        void this.#limits.wait('sockets', address).then((wait) => decide(null, wait === null));
      },
    } as ServerOptions);
    this.#onServer(server);
    return server;
  }
}

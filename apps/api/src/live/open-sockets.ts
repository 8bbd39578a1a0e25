import type { Server } from 'socket.io';

/** The sockets open at this process, by session. None before the server listens. */
export class OpenSockets {
  #server: Server | null = null;

  of(server: Server): void {
    this.#server = server;
  }

  get count(): number {
    return this.#server?.sockets.sockets.size ?? 0;
  }

  sessions(): ReadonlySet<string> {
    const open = new Set<string>();
    for (const { data } of this.#server?.sockets.sockets.values() ?? []) {
      const { sessionId } = data as { sessionId?: string | null };
      if (typeof sessionId === 'string') open.add(sessionId);
    }
    return open;
  }
}

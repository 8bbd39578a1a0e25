import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface Relay {
  readonly connectionString: string;
  /** Silently drops the data of existing connections; new ones work. */
  freeze(): void;
  stop(): void;
}

/** A TCP relay between the client and the double, which can leave connections half-open. */
export async function startRelay(connectionString: string): Promise<Relay> {
  const [address = ''] = /127\.0\.0\.1:\d+/.exec(connectionString) ?? [];
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((near) => {
    const far = connect(Number(address.split(':')[1]), '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    near.pipe(far);
    far.pipe(near);
    for (const socket of pair) socket.on('error', () => {}).on('close', () => pairs.delete(pair));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const listening = server.address();
  const port = typeof listening === 'object' && listening ? listening.port : 0;
  return {
    connectionString: connectionString.replace(address, `127.0.0.1:${port}`),
    freeze() {
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
        near.pause();
        far.pause();
      }
    },
    stop() {
      for (const pair of pairs) for (const socket of pair) socket.destroy();
      server.close();
    },
  };
}

import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below what systems hand out by themselves (from 32768 on), and above the ports that browsers refuse. */
const [FIRST, BEYOND] = [20_000, 30_000] as const;

/**
 * A port that stays a program's own while it is stopped: one that the system has handed out goes to the next who asks for any, and the
 * program then can't start again.
 */
export async function ownPort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, BEYOND);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  // Rejects where somebody listens.
  const listens = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  if (listens) await once(server.close(), 'close');
  return listens;
}

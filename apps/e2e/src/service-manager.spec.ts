import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { hasNotifySocket, NotifySocket } from '@safe-haven/jest-preset/notify-socket';
import { startServer } from './given/server.ts';

/** After which systemd would give it up; it says three times in it that it lives. */
const WATCHDOG_MS = 3_000;

(hasNotifySocket() ? describe : describe.skip)('OP-22: the program, started as systemd starts it', () => {
  let socket: NotifySocket;
  beforeEach(async () => {
    socket = new NotifySocket();
    await socket.start();
  });
  afterEach(() => socket.close());

  it('says when it serves, that it lives, and that it stops', async () => {
    const settings = { NOTIFY_SOCKET: socket.path, WATCHDOG_USEC: String(WATCHDOG_MS * 1_000) };
    const server = await startServer({ settings });
    try {
      await socket.receives('READY=1');
      expect(socket.received.map(({ words }) => words).slice(0, 2)).toEqual([
        ['STATUS=Reads its log'],
        ['READY=1', `STATUS=Ready at ${server.url}`],
      ]);
      await socket.receives('WATCHDOG=1', 2);
      await server.stop();
      await socket.receives('STOPPING=1');
      expect(socket.received.at(-1)?.words).toEqual(['STOPPING=1']);
      expect(server.output()).not.toContain('systemd-notify');
    } finally {
      await server.dispose();
    }
  });
});

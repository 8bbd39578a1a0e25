import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { hasNotifySocket, NotifySocket } from '@safe-haven/jest-preset/notify-socket';
import { serviceManagerOf } from './service-manager.ts';

const PATH = process.env['PATH'];
const WATCHDOG_MS = 300;

describe('OP-22: given a program that no service manager started', () => {
  it('then nothing is said to anybody, and nothing is missing', async () => {
    const output: string[] = [];
    const manager = serviceManagerOf({ PATH }, 1, (sentence) => output.push(sentence));
    await manager.status('Reads its log');
    await manager.ready('Ready');
    await manager.stopping();
    expect(output).toEqual([]);
  });
});

describe('OP-22: given a service manager that can’t be notified', () => {
  it('then the program goes on, and says so once', async () => {
    const output: string[] = [];
    const environment = { PATH: '/nowhere', NOTIFY_SOCKET: '/run/systemd/notify' };
    const manager = serviceManagerOf(environment, 1, (sentence) => output.push(sentence));
    await manager.ready('Ready');
    await manager.stopping();
    expect(output).toEqual([expect.stringContaining('systemd-notify could not tell it')]);
  });
});

(hasNotifySocket() ? describe : describe.skip)('OP-22: a service manager that listens', () => {
  let socket: NotifySocket;
  beforeEach(async () => {
    socket = new NotifySocket();
    await socket.start();
  });
  afterEach(() => socket.close());

  const managerOf = (watchdog: Readonly<Record<string, string>> = {}) =>
    serviceManagerOf({ PATH, NOTIFY_SOCKET: socket.path, ...watchdog }, 77, (sentence) => {
      throw new Error(sentence);
    });
  const words = () => socket.received.flatMap((message) => message.words);

  it('hears what the program does, that it serves, and that it stops, in this order', async () => {
    const manager = managerOf();
    void manager.status('Reads its log');
    await manager.ready('Ready at http://127.0.0.1:3000');
    await manager.stopping();
    await socket.receives('STOPPING=1');
    expect(words()).toEqual(['STATUS=Reads its log', 'READY=1', 'STATUS=Ready at http://127.0.0.1:3000', 'STOPPING=1']);
  });

  it('hears that the program lives only after it serves, and not while its event loop is held up', async () => {
    const manager = managerOf({ WATCHDOG_USEC: String(WATCHDOG_MS * 1_000), WATCHDOG_PID: '77' });
    await manager.ready('Ready');
    await socket.receives('WATCHDOG=1', 2);
    expect(words().slice(0, 3)).toEqual(['READY=1', 'STATUS=Ready', 'WATCHDOG=1']);
    const from = Number(process.hrtime.bigint()) / 1e6;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10 * WATCHDOG_MS);
    const to = Number(process.hrtime.bigint()) / 1e6;
    const before = socket.timesOf('WATCHDOG=1').length;
    await socket.receives('WATCHDOG=1', before + 2);
    const during = socket.timesOf('WATCHDOG=1').filter((at) => at > from && at < to);
    // One may have been under way.
    expect([0, 1]).toContain(during.length);
    await manager.stopping();
  });

  it('hears no sign of life where it asked another process for them', async () => {
    const manager = managerOf({ WATCHDOG_USEC: '1000', WATCHDOG_PID: '78' });
    await manager.ready('Ready');
    await manager.stopping();
    await socket.receives('STOPPING=1');
    expect(words()).not.toContain('WATCHDOG=1');
  });

  it('is known to no process that the program starts', () => {
    const environment = { PATH, NOTIFY_SOCKET: socket.path, WATCHDOG_USEC: '1', WATCHDOG_PID: '1' };
    serviceManagerOf(environment, 77, () => undefined);
    expect(environment).toEqual({ PATH });
  });
});

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Snapshot, update as updateSchema } from '@safe-haven/contracts';
import { unlessItHangs } from '@safe-haven/jest-preset/waiting';
import { io, type Socket } from 'socket.io-client';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Only intervals stand still until the test lets them pass. */
const EVERYTHING_ELSE = [
  'Date',
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setTimeout',
  'clearTimeout',
] as const;

let haven: HttpProgram;
const open: Socket[] = [];
beforeEach(async () => {
  // The test decides when the program looks at its clock again.
  jest.useFakeTimers({ doNotFake: [...EVERYTHING_ELSE] });
  haven = await startHttpProgram();
  await haven.registerShelter('lipa');
});
afterEach(async () => {
  for (const socket of open.splice(0)) socket.disconnect();
  await haven.served.close();
  jest.useRealTimers();
});

const next = <T>(socket: Socket, message: string) =>
  unlessItHangs(new Promise<T>((resolve) => socket.once(message, resolve)), message);

/** An open page of somebody; `fetches`: one that takes what time alone changed as an update. */
async function pageOf(person: string, fetches: boolean): Promise<Socket> {
  const socket = io(haven.url, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    auth: { fetches },
    extraHeaders: { cookie: await haven.cookieOf(person) },
  });
  open.push(socket);
  await next(socket, fetches ? 'refetch' : 'snapshot');
  return socket;
}
const freshnessIn = ({ rows }: Pick<Snapshot, 'rows'>) => rows.map((row) => 'freshness' in row && row.freshness);

describe('PV-10: given an open page of another organisation', () => {
  it('when time alone ages a house, then the page is updated at the quarter: no reload, no new position', async () => {
    const { revision } = (await haven.get('ana', '/api/shelters/lipa')).body.row;
    await haven.done('ana', 'lipa', 'confirm-occupancy', { revision });
    haven.advance(8 * HOUR - MINUTE);
    const [vera, petra] = [await pageOf('vera', true), await pageOf('petra', false)];
    const board: Snapshot = (await haven.get('vera', '/api/board')).body;
    expect(freshnessIn(board)).toEqual(['ageing']);
    const [aged, everything] = [next(vera, 'update'), next<Snapshot>(petra, 'snapshot')];
    haven.clock.advance(16 * MINUTE);
    jest.advanceTimersByTime(MINUTE);
    const update = updateSchema.parse(await aged);
    expect([freshnessIn(update), freshnessIn(await everything)]).toEqual([['stale'], ['stale']]);
    expect([update.from, update.position]).toEqual([board.position, board.position]);
  });
});

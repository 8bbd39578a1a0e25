import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { type Client, clientOf } from './given/client.ts';
import { type Server, startServer } from './given/server.ts';

/** Houses of one partner in one country; each gets an extra bed, and opens it for each surge. */
const HOUSES = ['vrba', 'tresnja', 'jasen'];

describe('given a surge whose program is killed', () => {
  let server: Server;
  let focal: Client;
  let other: Client;
  let manager: Client;

  beforeAll(async () => {
    server = await startServer({ from: process.env['HAVEN_E2E_SEEDED'] });
    [focal, other, manager] = await Promise.all([
      clientOf(server.url, 'demo-azra'),
      clientOf(server.url, 'demo-selma'),
      clientOf(server.url, 'demo-mirela'),
    ]);
    for (const shelter of HOUSES) {
      const detail = await manager.shelter(shelter);
      if (detail.view !== 'exact') throw new Error(`${shelter} is not of the manager`);
      const [room] = detail.rooms;
      const beds = [{ bedId: `extra-${shelter}`, label: 'extra', kind: 'overflow' as const }];
      await manager.command(shelter, 'add-beds', { roomId: room!.roomId, beds });
    }
  });
  afterAll(() => server?.dispose());

  async function done(who: Client, path: string, body: object = {}): Promise<void> {
    const { status, text } = await who.ask(`/api/${path}`, body);
    if (status !== 200) throw new Error(`${path}: ${text}`);
  }
  /** How many extra places each house has open. */
  const extras = async (): Promise<number[]> => {
    const { rows } = await manager.board();
    return HOUSES.map((id) => {
      const row = rows.find(({ shelterId }) => shelterId === id);
      return row?.view === 'exact' ? (row.extra?.places ?? 0) : 0;
    });
  };
  const closings = async (shelter: string): Promise<number> => {
    const { items } = JSON.parse((await manager.ask(`/api/shelters/${shelter}/events`)).text);
    return items.filter(({ type }: { type: string }) => type === 'OverflowClosed').length;
  };
  async function killed(times: number): Promise<void> {
    for (let n = 0; n < times; n++) {
      await server.kill();
      await server.start();
    }
  }

  it('SU-7: right after somebody ended it, once or twice, then every house closes its extra beds when it is back, and once', async () => {
    const before = await Promise.all(HOUSES.map(closings));
    for (const [i, kills] of [1, 2].entries()) {
      const at = `surges/${randomUUID()}`;
      const until = new Date(Date.now() + 5 * 3_600_000).toISOString();
      await done(focal, `${at}/open`, { country: 'BA', places: 5, until, reason: 'weather' });
      await done(other, `${at}/confirm`);
      const surgeId = at.slice('surges/'.length);
      for (const shelter of HOUSES)
        await manager.command(shelter, 'answer-surge', { surgeId, places: 1, reason: null });
      await eventually(extras, (open) => open.every((places) => places === 1));
      await done(focal, `${at}/end`);
      await killed(kills);
      await eventually(extras, (open) => open.every((places) => places === 0));
      // Whatever was done before the next start is done: it records nothing of it again.
      await killed(1);
      expect(await extras()).toEqual(HOUSES.map(() => 0));
      expect(await Promise.all(HOUSES.map(closings))).toEqual(before.map((count) => count + i + 1));
    }
  });
});

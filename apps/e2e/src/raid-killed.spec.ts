import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OperationPlan, OperationView } from '@safe-haven/contracts';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { PEOPLE } from './given/app.ts';
import { type Client, clientOf } from './given/client.ts';
import { type Server, startServer } from './given/server.ts';

const PARTIES = [
  { women: 1 },
  { women: 2 },
  { women: 1, girls: 1 },
  { women: 1 },
  { women: 1, boys: 1, sonsOldest: '7-11' },
];

describe('given a raid whose program is killed', () => {
  const at = `/api/operations/${randomUUID()}`;
  let server: Server;
  let lead: Client;

  beforeAll(async () => {
    server = await startServer({ from: process.env['HAVEN_E2E_SEEDED'] });
    lead = await clientOf(server.url, PEOPLE.coordinator.person);
    await done('open', { expected: 9, from: 'rs-nis' });
    for (const [i, party] of PARTIES.entries()) await done('add-party', { line: i + 1, party });
  });
  afterAll(() => server?.dispose());

  async function done<T = unknown>(name: string, body: object): Promise<T> {
    const { status, text } = await lead.ask(`${at}/${name}`, body);
    if (status !== 200) throw new Error(`${name}: ${text}`);
    return JSON.parse(text) as T;
  }
  const look = async (): Promise<OperationView> => JSON.parse((await lead.ask(at)).text) as OperationView;
  const quiet = (): Promise<OperationView> =>
    eventually(look, ({ lines }) => lines.every(({ situation }) => situation !== 'holding'));
  /** What the houses have for its parties. Of other organisations' houses they see none of it. */
  const placesOf = ({ lines }: OperationView) => lines.flatMap(({ place }) => place?.holdId ?? []);

  it('OR-10: right after the press, once or twice, then each card is held once when it is back, and by the same hold', async () => {
    for (const kills of [1, 2]) {
      const { plan, lines } = await done<OperationPlan>('plan', {});
      expect(lines.length).toBeGreaterThan(0);
      await done('hold', { plan });
      for (let n = 0; n < kills; n++) {
        await server.kill();
        await server.start();
      }
      const view = await quiet();
      const held = placesOf(view);
      expect(held).toHaveLength(lines.length);
      expect(new Set(held).size).toBe(held.length);
      await server.kill();
      await server.start();
      expect(placesOf(await quiet()).toSorted()).toEqual(held.toSorted());
      await done('undo-holds', {});
      await eventually(look, (after) => placesOf(after).length === 0);
    }
  });
});

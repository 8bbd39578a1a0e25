import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { board, shelterDetail } from '@safe-haven/contracts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { writeFromNewerRelease } from '../testing/newer-release.ts';

const store = memoryStore();
let haven: HttpProgram;

let position: string;
beforeAll(async () => {
  haven = await startHttpProgram(store);
  await haven.registerShelter('lipa');
  await haven.registerShelter('javor');
  position = await writeFromNewerRelease(store, 'shelter-lipa', haven.clock.now());
});
afterAll(() => haven.served.close());

describe('given an event in the log that this program cannot read', () => {
  it('then its house says "ask by phone" and shows no number, and the others go on', async () => {
    for (const person of ['jelena', 'vera']) {
      const { body } = await haven.get(person, '/api/board', { 'haven-position': position });
      const lipa = board.parse(body).rows.find((r) => r.shelterId === 'lipa')!;
      expect(lipa).toMatchObject({ view: 'unreadable', intake: { state: 'ask', why: 'unreadable' } });
      expect(lipa).not.toHaveProperty('places');
    }
    expect(shelterDetail.parse((await haven.get('jelena', '/api/shelters/lipa')).body).view).toBe('unreadable');
    expect((await haven.send('jelena', 'javor', 'hold-beds', { party: { adults: 1, children: 0 } })).status).toBe(200);
  });

  it('then no command on it is decided, but a reported count is stored (SH-12)', async () => {
    const refused = await haven.send('jelena', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
    expect([refused.status, refused.body.code]).toEqual([503, 'shelter_unreadable']);
    const now = new Date(haven.clock.now()).toISOString();
    const seen = await haven.send('jelena', 'lipa', 'report-census', {
      asOf: now,
      night: now.slice(0, 10),
      occupied: 3,
    });
    expect([seen.status, seen.body.events[0].type]).toEqual([200, 'CensusReported']);
    const { events } = await store.read('shelter-lipa');
    expect(events.at(-1)).toMatchObject({ type: 'CensusReported', readable: true });
  });

  it('then health is degraded and still ready', async () => {
    const { status, body } = await haven.get(null, '/health/ready');
    expect([status, body]).toEqual([200, { status: 'degraded', unreadable: 1, conditions: [] }]);
  });
});

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

let haven: HttpProgram;
beforeEach(async () => {
  haven = await startHttpProgram();
});
afterEach(() => haven.served.close());

const check = async (person: string, shelterId: string, steps: readonly { name: string; body: unknown }[]) => {
  const response = await fetch(`${haven.url}/api/import/check`, {
    method: 'POST',
    headers: { cookie: await haven.cookieOf(person), 'content-type': 'application/json' },
    body: JSON.stringify({ shelterId, steps }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: what a test reads of a JSON answer
  return { status: response.status, body: (await response.json()) as any };
};
const REGISTER = {
  name: 'register',
  body: {
    name: 'Old house',
    organisation: 'Atina',
    country: 'RS',
    area: { id: 'rs-nis' },
    timezone: 'Europe/Belgrade',
    mode: 'past',
    kind: 'emergency',
  },
};
const nights = (...counts: [night: string, occupied: number][]) => ({
  name: 'report-nights',
  body: { nights: counts.map(([night, occupied]) => ({ night, occupied, asOf: `${night}T04:00:00.000Z` })) },
});

describe('IM-3: what would become of an import', () => {
  it('is decided as it would be, step by step, without writing', async () => {
    await haven.cookieOf('ana');
    const before = await haven.program.store.head();
    const { body } = await check('ana', 'old', [
      REGISTER,
      nights(['2022-05-01', 3], ['2022-05-02', 4]),
      nights(['2022-05-01', 9]),
    ]);
    expect(body.steps).toMatchObject([{ added: 1 }, { added: 2, same: 0 }, { added: 0, changed: 1 }]);
    expect((await haven.get('ana', '/api/import/shelters')).body.shelters).toEqual([]);
    expect(await haven.program.store.head()).toBe(before);
    await haven.done('ana', 'old', 'register', REGISTER.body);
    await haven.done('ana', 'old', 'report-nights', nights(['2022-05-01', 3]).body);
    const again = await check('ana', 'old', [REGISTER, nights(['2022-05-01', 3], ['2022-05-02', 4])]);
    expect(again.body.steps).toMatchObject([{ refused: { code: 'already_registered' } }, { added: 1, same: 1 }]);
  });

  it('is refused with its reason: another one’s house, an area that is none, no right, no command', async () => {
    const unknownArea = { ...REGISTER, body: { ...REGISTER.body, area: { id: 'rs-atlantis' } } };
    const ofOthers = {
      ...REGISTER,
      body: { ...REGISTER.body, organisation: 'Lara', country: 'BA', area: { id: 'ba-tuzla' } },
    };
    const { body } = await check('ana', 'old', [unknownArea, ofOthers, { name: 'no-such', body: {} }]);
    expect(body.steps.map(({ refused }: { refused: { code: string } }) => refused.code)).toEqual([
      'invalid',
      'no_right',
      'not_found',
    ]);
    expect(body.steps[0].refused.why).toContain('area.id');
    expect((await check('vera', 'old', [REGISTER])).status).toBe(403);
  });

  it('knows one’s own houses with their beds, and of no others', async () => {
    await haven.registerShelter('lipa');
    await haven.registerShelter('vrba', 'petra');
    const { shelters } = (await haven.get('ana', '/api/import/shelters')).body;
    expect(shelters).toMatchObject([
      { shelterId: 'lipa', rooms: [{ label: 'Family room' }, { label: 'Shared room' }] },
    ]);
  });

  it('IM-5: initial occupancy is admitted, whatever the limit for backdating', async () => {
    await haven.registerShelter('lipa');
    const body = { party: { adults: 1, children: 0 }, beds: ['s1'], kind: 'opening' };
    expect((await check('ana', 'lipa', [{ name: 'admit-party', body }])).body.steps).toMatchObject([{ added: 1 }]);
    const { events } = (await haven.send('ana', 'lipa', 'admit-party', body, randomUUID())).body;
    expect(events).toMatchObject([{ type: 'PartyAdmitted', kind: 'opening', beds: ['s1'] }]);
    const longAgo = { ...body, beds: ['s2'], occurredAt: new Date(haven.clock.now() - 100 * 3_600_000).toISOString() };
    expect((await check('ana', 'lipa', [{ name: 'admit-party', body: longAgo }])).body.steps).toMatchObject([
      { refused: { code: 'too_long_ago' } },
    ]);
  });
});

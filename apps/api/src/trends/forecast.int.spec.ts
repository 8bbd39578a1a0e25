import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { forecast } from '@safe-haven/contracts';
import { DAY } from '@safe-haven/domain';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

/** Free places by night, the newest last; every other is full. */
const NIGHTS = Array.from({ length: 120 }, (_, n) => (n % 2 === 1 ? 2 : 0));

let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram();
  await haven.registerShelter('lipa');
  await counted('zova', NIGHTS);
  await counted('breza', NIGHTS.slice(-50));
});
afterAll(() => haven.served.close());

/** A counted house of nine places, with the nights until this one. */
async function counted(shelter: string, free: readonly number[]): Promise<void> {
  await haven.done('ana', shelter, 'register', {
    name: `House ${shelter}`,
    ...{ organisation: 'Atina', country: 'RS', area: { id: 'rs-nis' } },
    ...{ timezone: 'UTC', mode: 'counted', kind: 'emergency' },
  });
  await haven.done('ada', shelter, 'publish', {});
  const nights = free.map((places, n) => {
    const asOf = new Date(haven.clock.now() - (free.length - 1 - n) * DAY).toISOString();
    return { asOf, night: asOf.slice(0, 10), inService: 9, occupied: 9 - places };
  });
  await haven.done('ana', shelter, 'report-nights', { nights });
}

const linesOf = async (person: string, days = 7) =>
  forecast.parse((await haven.get(person, `/api/forecast?days=${days}`)).body).lines;

describe('GET /api/forecast', () => {
  it('FC-1 FC-5 gives each own house the days that were tried enough and right, or the reason', async () => {
    const lines = await linesOf('jelena');
    expect(lines.map(({ name, days, why }) => [name, days.length, why])).toEqual([
      ['House breza', 0, 'few_tries'],
      ['House lipa', 0, 'little_history'],
      ['House zova', 7, null],
    ]);
    // Every other night two are free, of which the last was one: so it will be in four days.
    expect(lines[2]!.days.map(({ low, high }) => [low, high])[3]).toEqual([2, 2]);
    expect(lines[2]!.tries[0]).toMatchObject({ tried: expect.any(Number), hidden: null });
    expect((await linesOf('ana', 3)).at(-1)!.days).toHaveLength(3);
  });

  it('FC-4 gives others only the reason', async () => {
    for (const person of ['nora', 'fjolla'])
      expect((await haven.get(person, '/api/forecast')).body).toMatchObject({ why: 'own_only', lines: [] });
    expect((await haven.get('aud', '/api/forecast')).status).toBe(403);
    expect((await haven.get('ana', '/api/forecast?days=8')).status).toBe(400);
  });

  it('is recorded as an export before its CSV file is sent', async () => {
    const { text, headers } = await haven.get('ana', '/api/forecast?format=csv');
    expect(headers.get('content-type')).toContain('text/csv');
    expect(text.split('\r\n')[0]).toBe('day,kind,key,name,country,shelters,of,in_service,free_now,low,middle,high');
    const trail = await haven.get('aud', '/api/audit?limit=100', {
      'haven-position': await haven.program.store.head(),
    });
    expect(JSON.stringify(trail.body.entries)).toContain('ExportProduced');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { trends } from '@safe-haven/contracts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { recordsIn } from './testing/read-back.ts';

const OCTOBER = 'from=2026-10-01&to=2026-10-31';
const SHELTERS = ['lipa', 'javor', 'jasen', 'breza'];
const night = (day: number) => `2026-10-${String(day).padStart(2, '0')}`;

let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram(memoryStore(), new ManualClock(Date.parse('2026-11-05T10:00:00.000Z')));
  for (const shelter of SHELTERS) await countedShelter(shelter, 31, { occupied: 4, inService: 6 });
});
afterAll(() => haven.served.close());

/** A house that reports counts, with the same count for the last `nights` nights of October. */
async function countedShelter(shelter: string, nights: number, count: { occupied: number; inService?: number }) {
  const where = { organisation: 'Atina', country: 'RS', area: { id: 'rs-beograd' }, timezone: 'Europe/Belgrade' };
  await haven.done('ana', shelter, 'register', { name: shelter, ...where, mode: 'counted', kind: 'emergency' });
  await haven.done('ada', shelter, 'publish', {});
  const days = Array.from({ length: nights }, (_, i) => night(31 - i));
  const reports = days.map((day) => ({ night: day, asOf: `${day}T21:00:00.000Z`, ...count }));
  await haven.done('ana', shelter, 'report-nights', { nights: reports });
}

const row = async () =>
  recordsIn((await haven.get('ana', `/api/exports/person-nights?${OCTOBER}`)).text).map((cells) => ({
    persons: cells['person_nights'],
    share: cells['occupied_percent'],
    whole: cells['whole_month'],
    shelterNights: [cells['known_house_days'], cells['of_house_days'], cells['house_days_with_places']].join(' '),
    note: cells['note'],
  }))[0];
const status = async () =>
  (await haven.get('ana', `/api/exports/fhir?${OCTOBER}`)).body.entry.map(
    ({ resource }: { resource: { status: string } }) => resource.status,
  );
const quarter = async (figure: string) => {
  const { text } = await haven.get('ana', '/api/exports/report?quarter=2026-Q4');
  const cells = recordsIn(text).find((record) => record['figure'] === figure)!;
  return [cells['2026-10'], cells['known_house_days'], cells['of_house_days']];
};

describe('how much of a month is known', () => {
  it('OC-6: is all of it where every house reported every night', async () => {
    const all = { shelterNights: '124 124 124', whole: 'yes', note: '' };
    expect(await row()).toEqual({ persons: '496', share: '66.67', ...all });
    expect(await status()).toEqual(['complete']);
    expect(await quarter('person_nights')).toEqual(['496', '124', '140']);
  });

  it('OC-6: nights with people and without a number of places are in the person-nights, and in no share', async () => {
    await countedShelter('vrba', 31, { occupied: 5 });
    const note = '31 nights of houses have people and no number of places: they are in the person-nights alone';
    const known = { shelterNights: '155 155 124', whole: 'no', note };
    expect(await row()).toEqual({ persons: '651', share: '66.67', ...known });
    expect(await status()).toEqual(['pending']);
    expect(await quarter('person_nights')).toEqual(['651', '155', '175']);
    expect(await quarter('occupied')).toEqual(['66.67', '124', '175']);
  });

  it('OC-6: one house with three nights among whole ones makes the month neither whole nor complete', async () => {
    await countedShelter('topola', 3, { occupied: 1, inService: 4 });
    expect(await row()).toMatchObject({ shelterNights: '158 186 127', whole: 'no' });
    expect((await row())?.note).toMatch(/^158 of 186 nights of houses are known; 31 nights /);
    expect(await status()).toEqual(['pending']);
    const url = `/api/trends/occupancy?${OCTOBER}&bucket=month&by=country`;
    const { lines } = trends.parse((await haven.get('ana', url)).body);
    expect(lines[0]!.summary.shelterNights).toEqual({ known: 158, withPlaces: 127, of: 186 });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figures, trends } from '@safe-haven/contracts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { pageFetch } from '../testing/page-fetch.ts';
import { recordsIn, sheetsIn } from './testing/read-back.ts';

const START = Date.parse('2026-08-10T10:00:00.000Z');
const DAY_MS = 86_400_000;
const QUARTER = 'from=2026-07-01&to=2026-09-30&bucket=month&by=country';

let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram(memoryStore(), new ManualClock(START));
  await haven.registerShelter('lipa');
  await haven.registerShelter('jasen', 'petra');
  const admitted = await haven.done('ana', 'lipa', 'admit-party', {
    anotherParty: true,
    party: { adults: 1, children: 2 },
  });
  await haven.done('ana', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
  haven.advance(30 * DAY_MS);
  const { stayId } = admitted.body.events[0];
  await haven.done('ana', 'lipa', 'discharge-party', { stayId, destination: 'own_home' });
  haven.advance(60 * DAY_MS);
  // The hold is past its deadline; its lapse is recorded with the next decision about its beds.
  await haven.done('ana', 'lipa', 'admit-party', { anotherParty: true, party: { adults: 2, children: 0 } });
});
afterAll(() => haven.served.close());

const report = async (person: string) => {
  const { text } = await haven.get(person, '/api/exports/report?quarter=2026-Q3');
  return new Map(recordsIn(text).map((row) => [row['figure']!, row]));
};

describe('XP-7: the report of a quarter', () => {
  it('XP-7: has the figures of the trends, for the quarter and for each of its months', async () => {
    const rows = await report('ana');
    const occupied = trends.parse((await haven.get('ana', `/api/trends/occupancy?${QUARTER}`)).body).lines[0]!;
    const counted = figures.parse((await haven.get('ana', `/api/trends/figures?${QUARTER}`)).body).lines[0]!;
    const amounts = occupied.summary.amounts!;
    expect(rows.get('person_nights')).toMatchObject({ country: 'RS', quarter: String(amounts.personNights) });
    expect(rows.get('occupied')).toMatchObject({ quarter: String(Number(amounts.ratePercent)), '2026-07': '' });
    const { whole } = counted;
    if (whole.show !== 'exact' || whole.shelters === null) throw new Error('The own figures are not exact.');
    expect(rows.get('admissions')).toMatchObject({ quarter: '1', '2026-08': '1', '2026-09': '0' });
    expect(rows.get('admissions')!['quarter']).toBe(String(whole.shelters.admissions));
    expect(rows.get('destinations.own_home')).toMatchObject({ quarter: '1', '2026-09': '1' });
    expect(rows.get('stays.median')).toMatchObject({ unit: 'days, of 1 stays', quarter: '30' });
  });

  it('XP-7: says how much of the quarter is known', async () => {
    expect((await report('ana')).get('person_nights')).toMatchObject({
      ...{ known_days: '52', of_days: '92', known_house_days: '52', of_house_days: '61' },
      note: '52 of 61 nights of houses are known',
    });
  });

  it('XP-7: the workbook has the same rows, and a sheet with the definitions of the figures', async () => {
    const headers = { cookie: await haven.cookieOf('ana') };
    const response = await fetch(`${haven.url}/api/exports/report?quarter=2026-Q3&format=xlsx`, { headers });
    const sheets = sheetsIn(new Uint8Array(await response.arrayBuffer()));
    const [head, ...rows] = sheets.get('Report')!;
    const asText = rows.map((row) => Object.fromEntries(head!.map((name, i) => [name, String(row[i] ?? '')])));
    expect(asText).toEqual([...(await report('ana')).values()]);
    expect(sheets.get('Notes')!.length).toBeGreaterThan(5);
  });

  it('XP-7: for an overseer of the network it has no count of few houses, and gives the reason', async () => {
    for (const person of ['nora', 'fjolla']) {
      const rows = [...(await report(person)).values()];
      expect(rows.length).toBeGreaterThan(0);
      // There was no house in July, so July may be shown, but a quarter that consists of July alone must not.
      const cells = rows.flatMap((row) => ['quarter', '2026-08', '2026-09'].map((column) => row[column]));
      expect(new Set(cells.filter(Boolean))).toEqual(new Set(['hidden']));
      expect(rows.every(({ note }) => /^hidden: /.test(note ?? ''))).toBe(true);
    }
  });

  it('XP-1: is recorded before it is printed', async () => {
    const headers = { 'content-type': 'application/json', cookie: await haven.cookieOf('ana') };
    const body = JSON.stringify({ quarter: '2026-Q3' });
    const { status } = await pageFetch(`${haven.url}/api/exports/report/printed`, { method: 'POST', headers, body });
    const { entries } = (await haven.get('ana', '/api/audit?kind=look')).body;
    expect([status, entries[0].type, entries[0].details]).toEqual([
      204,
      'ExportProduced',
      expect.objectContaining({ what: 'quarter_report', from: '2026-07-01T00:00:00.000Z', rows: '1' }),
    ]);
  });

  it('XP-7: ends with the day that it is in the houses, which at night is not that of UTC', async () => {
    const night = await startHttpProgram(memoryStore(), new ManualClock(Date.parse('2026-08-10T22:30:00.000Z')));
    await night.registerShelter('lipa');
    const headers = { cookie: await night.cookieOf('ana') };
    const answer = await fetch(`${night.url}/api/exports/report?quarter=2026-Q3`, { headers });
    expect(answer.headers.get('content-disposition')).toContain('report-2026-07-01-2026-08-11.csv');
    await night.served.close();
  });

  it('a quarter that is none is refused', async () => {
    for (const quarter of ['2026-Q5', '2026', '26-Q1', ''])
      expect([quarter, (await haven.get('ana', `/api/exports/report?quarter=${quarter}`)).status]).toEqual([
        quarter,
        400,
      ]);
  });
});

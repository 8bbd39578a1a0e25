import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { trends } from '@safe-haven/contracts';
import { LIMITS } from '../limits/limits.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { formulasIn, recordsIn, rowsIn, sheetsIn } from './testing/read-back.ts';
import { fhirFaults } from './testing/schemas.ts';

/** Noon of the twenty-fifth: the month is known from here on. */
const START = Date.parse('2026-09-25T10:00:00.000Z');
const DAY_MS = 86_400_000;
const RANGE = 'from=2026-09-01&to=2026-11-30';

let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram(memoryStore(), new ManualClock(START));
  await haven.registerShelter('lipa');
  await haven.registerShelter('javor');
  await haven.registerShelter('jasen', 'petra');
  await haven.done('ana', 'lipa', 'admit-party', { anotherParty: true, party: { adults: 1, children: 2 } });
  await haven.done('ana', 'javor', 'admit-party', { anotherParty: true, party: { adults: 1, children: 0 } });
  haven.advance(40 * DAY_MS);
  await haven.done('ana', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
});
afterAll(() => haven.served.close());

const nights = async (person: string) =>
  recordsIn((await haven.get(person, `/api/exports/person-nights?${RANGE}`)).text);

describe('XP-5: nights by month and country', () => {
  it('XP-5: those of one’s own houses equal the trends, with how many days of the month are known', async () => {
    const query = `${RANGE}&bucket=month&by=country`;
    const url = trends.parse((await haven.get('ana', `/api/trends/occupancy?${query}`)).body);
    const points = url.lines[0]!.points.filter((point) => point.show === 'exact');
    const records = await nights('ana');
    expect(
      records.map((row) => [row['month'], row['person_nights'], row['occupied_percent'], row['known_days']]),
    ).toEqual(
      points.map((p) => [
        p.day.slice(0, 7),
        String(p.personNights),
        String(Number(p.ratePercent)),
        String(p.known.days),
      ]),
    );
    expect(records[0]).toMatchObject({
      country: 'RS',
      houses: '2',
      of_days: '30',
      note: '12 of 60 nights of houses are known',
    });
    // Four persons in every night of October; two houses of six places.
    expect(records[1]).toMatchObject({ person_nights: '124', known_days: '31', whole_month: 'yes', note: '' });
    expect(Number(records[1]!['place_nights'])).toBeCloseTo(12 * (31 + 1 / 24), 1);
  });

  it('XP-5: the workbook has the same rows as the CSV, numbers as numbers', async () => {
    const path = `/api/exports/person-nights?${RANGE}&format=xlsx`;
    const response = await fetch(haven.url + path, { headers: { cookie: await haven.cookieOf('ana') } });
    const [head, ...rows] = sheetsIn(new Uint8Array(await response.arrayBuffer())).get('Person-nights')!;
    expect(response.headers.get('content-disposition')).toContain('person-nights-2026-09-01-2026-11-30.xlsx');
    const asText = rows.map((row) => Object.fromEntries(head!.map((name, i) => [name, String(row[i] ?? '')])));
    expect(asText).toEqual(await nights('ana'));
    expect(typeof rows[1]![head!.indexOf('person_nights')]).toBe('number');
  });

  it('XP-10: columns get the requested names, in any script, and everything else stays as programs read it', async () => {
    const heads = 'month:Месец|person_nights:Netë-persona|note:=1+1|nothing:Ništa';
    const [codes, ...rows] = rowsIn((await haven.get('ana', `/api/exports/person-nights?${RANGE}`)).text);
    const query = new URLSearchParams({ from: '2026-09-01', to: '2026-11-30', heads });
    const [words, ...same] = rowsIn((await haven.get('ana', `/api/exports/person-nights?${query}`)).text);
    const called = (cell: string) => ({ month: 'Месец', person_nights: 'Netë-persona', note: "'=1+1" })[cell] ?? cell;
    expect(words).toEqual(codes!.map(called));
    expect(same).toEqual(rows);
    const response = await fetch(`${haven.url}/api/exports/person-nights?${query}&format=xlsx`, {
      headers: { cookie: await haven.cookieOf('ana') },
    });
    const workbook = new Uint8Array(await response.arrayBuffer());
    const [head, ...cells] = sheetsIn(workbook).get('Person-nights')!;
    expect(head!.slice(0, 2)).toEqual(['Месец', 'country']);
    expect(cells.map((row) => row.map((cell) => String(cell ?? '')))).toEqual(rows);
    expect(formulasIn(workbook)).toEqual([]);
  });

  it.each(['month', 'month:', 'month:a|', 'month:a:b', 'MONTH:a', `month:${'a'.repeat(61)}`, 'month:a\u202eb'])(
    'XP-10: %j names no column',
    async (heads) => {
      const query = new URLSearchParams({ from: '2026-09-01', to: '2026-11-30', heads });
      expect((await haven.get('ana', `/api/exports/person-nights?${query}`)).status).toBe(400);
    },
  );

  it('XP-5: an overseer of the network gets no number of nights, and the reason for each hidden number', async () => {
    for (const person of ['nora', 'fjolla']) {
      const records = await nights(person);
      expect(records.length).toBeGreaterThan(0);
      expect(records.filter((row) => row['person_nights'] !== '' || row['place_nights'] !== '')).toEqual([]);
      expect(records.every((row) => /^hidden: /.test(row['note'] ?? ''))).toBe(true);
    }
    expect(new Set((await nights('fjolla')).map((row) => row['country']))).toEqual(new Set(['RS']));
  });
});

describe('XP-6: FHIR MeasureReports', () => {
  const bundle = async (person: string) => (await haven.get(person, `/api/exports/fhir?${RANGE}`)).body;
  const groups = ({ resource }: Entry) => Object.fromEntries(resource.group.map((g) => [g.code.text, g]));

  it('XP-6: have the counts of the nights by month, and no other kind of resource', async () => {
    const { entry } = await bundle('ana');
    const reported = entry.map((e: Entry) => [
      e.resource.period.start.slice(0, 7),
      String(groups(e)['person-nights']!.population![0]!.count),
      String(groups(e)['occupied']!.measureScore!.value),
      String(groups(e)['days that are known']!.population![0]!.count),
    ]);
    const rows = await nights('ana');
    expect(reported).toEqual(rows.map((r) => [r['month'], r['person_nights'], r['occupied_percent'], r['known_days']]));
    // The range starts in the middle of September, and November is not over.
    expect(entry.map((e: Entry) => e.resource.status)).toEqual(['pending', 'complete', 'pending']);
    expect(new Set(entry.map((e: Entry) => e.resource.resourceType))).toEqual(new Set(['MeasureReport']));
  });

  it('XP-6: have no count of what is hidden, and give the reason', async () => {
    const { entry } = await bundle('nora');
    for (const { resource } of entry as Entry[]) {
      expect(resource.group.map(({ code }) => code.text)).toEqual([expect.stringMatching(/^hidden: /)]);
      expect(resource.group[0]).not.toHaveProperty('population');
    }
  });

  it('XP-6: are valid by the schema of FHIR R4', async () => {
    for (const person of ['ana', 'nora', 'fjolla']) expect(fhirFaults(await bundle(person))).toEqual([]);
    const whole = await bundle('ana');
    whole.entry[0].resource = { resourceType: 'Patient' };
    whole.entry[1].resource.period = { month: '2026-10' };
    expect(fhirFaults(whole).length).toBeGreaterThan(0);
  });
});

describe('SH-22: given the limits of partners, within one span of them', () => {
  it('SH-22: a manager gets twenty files, the next ones are refused unrecorded, and others get theirs', async () => {
    const limits = { ...LIMITS, person: { ...LIMITS.person, seconds: 3_600 } };
    const partners = await startHttpProgram(memoryStore(), new ManualClock(START), { limits });
    await partners.registerShelter('jasen', 'petra');
    const file = (person: string, n: number) =>
      partners.get(person, `/api/exports/${n % 2 === 0 ? 'person-nights' : 'fhir'}?${RANGE}`);
    const statuses: number[] = [];
    for (let n = 0; n < 20; n++) statuses.push((await file('petra', n)).status);
    expect(statuses.filter((status) => status !== 200).length).toBeLessThanOrEqual(1);
    for (const n of [0, 1]) {
      const { status, body, headers } = await file('petra', n);
      expect([status, body.code, Number(headers.get('retry-after')) > 0]).toEqual([429, 'too_many_requests', true]);
    }
    const head = await partners.program.store.head();
    const { body } = await partners.get('aud', '/api/audit?limit=500', { 'haven-position': head });
    const recorded = body.entries.filter(({ type }: { type: string }) => type === 'ExportProduced');
    expect(recorded.length).toBe(statuses.filter((status) => status === 200).length);
    for (const n of [0, 1]) expect((await file('ana', n)).status).toBe(200);
    await partners.served.close();
  });
});

interface Entry {
  readonly resource: {
    readonly resourceType: string;
    readonly status: string;
    readonly period: { readonly start: string };
    readonly group: readonly {
      readonly code: { readonly text: string };
      readonly population?: readonly { readonly count: number }[];
      readonly measureScore?: { readonly value: number };
    }[];
  };
}

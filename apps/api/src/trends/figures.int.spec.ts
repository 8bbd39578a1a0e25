import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FigureSpan, type Figures, figures } from '@safe-haven/contracts';
import { CaseworkProgram } from '../requests/testing/casework-program.ts';
import { startHttpProgram } from '../testing/http-program.ts';
import { RefusingStore } from '../testing/refusing-store.ts';

const store = new RefusingStore();
let casework: CaseworkProgram;

beforeAll(async () => {
  const haven = await startHttpProgram(store);
  casework = new CaseworkProgram(haven);
  await haven.registerShelter('lipa');
  const held = await haven.done('ana', 'lipa', 'hold-beds', { party: { adults: 1, children: 1 } });
  haven.clock.advance(20 * 60_000);
  const { holdId } = held.body.events.at(-1);
  const admission = await haven.done('ana', 'lipa', 'admit-party', { holdId });
  haven.clock.advance(10 * 60_000);
  const { stayId } = admission.body.events.at(-1);
  await haven.done('ana', 'lipa', 'discharge-party', { stayId, destination: 'family' });
  await casework.request('a', ['lipa'], undefined, 'ana');
  await casework.answers('mila', 'a', 'lipa', 'no', ['no_free_place']);
  await casework.done('ana', 'requests/a/close-unmet', { reasons: ['mental_health_acute', 'no_free_place'] });
});
afterAll(() => casework.haven.served.close());

const QUERY = '/trends/figures?from=2026-11-01&to=2026-11-30';
const read = async (person: string, suffix = ''): Promise<Figures> => {
  const { status, body } = await casework.read(person, `${QUERY.slice(1)}${suffix}`);
  expect([status, figures.parse(body)]).toEqual([200, body]);
  return body;
};
const exact = (span: FigureSpan | undefined) => (span?.show === 'exact' ? span : null);

describe('given a shelter, a request and searches', () => {
  it('FG-1 FG-2: then its manager gets admissions, stays, holds and needs', async () => {
    const [line, ...suffix] = (await read('ana')).lines;
    expect(suffix).toEqual([]);
    const whole = exact(line?.whole);
    expect(line).toMatchObject({ key: 'Atina', shelters: 1, whole: { coverage: { known: 1, of: 30 } } });
    expect(whole?.shelters).toMatchObject({
      admissions: 1,
      people: 2,
      discharges: 1,
      destinations: { family: 1, own_home: 0 },
      holds: { placed: 1, admitted: 1, lapsed: 0, released: 0 },
      stays: { of: 1, median: '0.01', p90: '0.01' },
      decisions: { of: 1, median: '20.00' },
      freshPercent: '100.00',
    });
    expect(whole?.needs).toMatchObject({ opened: 1, unmet: 1, reasons: { no_free_place: 1, intake_rule: 1 } });
    expect((await read('ana', '&by=shelter')).lines[0]?.whole).toMatchObject({ needs: null });
  });

  it('FG-2: then the log says that an intake rule was a reason, and not which', async () => {
    const closed = (await casework.events('request-a')).at(-1)!;
    expect(closed.event).toMatchObject({ reasons: [], countedAs: ['intake_rule', 'no_free_place'] });
    expect(JSON.stringify(closed)).not.toContain('mental_health_acute');
  });

  it('FG-2: then a search without a result is counted once its five minutes are over', async () => {
    const { haven } = casework;
    const find = (adults: number) => haven.get('jelena', `/api/find?adults=${adults}`);
    expect((await find(2)).body.takesIf.count).toBe(1);
    expect((await find(9)).body).toMatchObject({ takes: { count: 0 }, takesIf: { count: 0 } });
    haven.clock.advance(5 * 60_000);
    expect(await haven.program.searches.recordDue()).toBe(1);
    expect(exact((await read('ana')).lines[0]?.whole)?.needs).toMatchObject({ searches: 2, foundNothing: 1 });
  });

  it('FG-5: then changes of a request and of a shelter are part of the next answer', async () => {
    const before = exact((await read('ana')).lines[0]?.whole);
    await casework.request('b', ['lipa'], undefined, 'ana');
    const opened = exact((await read('ana')).lines[0]?.whole);
    expect(opened?.needs).toEqual({ ...before?.needs, opened: 2 });
    await casework.done('ana', 'requests/b/close-unmet', { reasons: ['no_free_place'] });
    await casework.haven.done('ana', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
    const closed = exact((await read('ana')).lines[0]?.whole);
    expect(closed?.needs).toMatchObject({ opened: 2, unmet: 2 });
    expect(closed?.shelters?.holds.placed).toBe((before?.shelters?.holds.placed ?? 0) + 1);
  });

  it('FG-3: then others get nothing of a single shelter, and a role without trends is refused', async () => {
    for (const person of ['nora', 'fjolla']) {
      const { lines } = await read(person);
      expect(lines.map(({ whole }) => whole.show)).toEqual(['hidden']);
    }
    expect((await read('petra')).lines).toEqual([]);
    for (const person of ['vera', 'ada', 'aud']) {
      expect((await casework.read(person, QUERY.slice(1))).status).toBe(403);
    }
    expect((await casework.haven.get(null, `/api${QUERY}`)).status).toBe(401);
    expect((await casework.read('ana', 'trends/figures?from=2026-11-02&to=2026-11-01')).status).toBe(400);
  });

  it('FG-6: then a CSV file has a row per figure, and is recorded before it is sent, or not sent', async () => {
    const file = await casework.read('ana', `${QUERY.slice(1)}&format=csv&bucket=week`);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const rows = String(file.body).trimEnd().split('\r\n');
    // Its house was set up today: none of the nights that are due is known.
    const month = ',0,23';
    const whole = 'whole,2026-11-01,2026-11-30,1,30,Atina,Atina,RS,exact';
    expect(rows).toContain(`${whole},destinations.family,,1,,,${month}`);
    expect(rows).toContain(`${whole},decisions.median,1,20.00,,,${month}`);
    const week = /^part,2026-11-23,2026-11-29,1,7,Atina,Atina,RS,exact,reasons.intake_rule,,1,,,,0,\d$/;
    expect(rows).toContainEqual(expect.stringMatching(week));
    const [newest] = (await casework.read('ana', 'audit?kind=look&limit=1')).body.entries;
    const details = { what: 'trends', rows: String(rows.length - 1) };
    expect(newest).toMatchObject({ type: 'ExportProduced', details });
    store.refuses = { prefix: 'access-', how: 'unavailable' };
    const refused = await casework.haven.get('ana', `/api${QUERY}&format=csv`);
    expect([refused.status, refused.text.includes('admissions')]).toEqual([503, false]);
    store.refuses = null;
  });
});

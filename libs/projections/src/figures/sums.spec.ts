import { describe, expect, it } from '@jest/globals';
import type { FigureSpan } from '@safe-haven/contracts';
import { figures } from '../testing/figures.ts';
import { MANAGER, OVERSEER, openHouse, party, STAFF, TestLog } from '../testing/log.ts';
import type { Query } from './asked.ts';
import { emptyNeeds, type Need, type Needs } from './needs.ts';

const DAYS = 24 * 60;
const MONTHS: Query = { from: '2026-02-01', to: '2026-08-31', by: 'country', bucket: 'month' };
const FEW = { low: 0, high: 9 };

/** Houses of organisations in one country since 27 March, with two people in each. */
function organisations(houses: Readonly<Record<string, number>>): TestLog {
  const log = new TestLog();
  for (const [organisation, its] of Object.entries(houses)) {
    const manager = { ...MANAGER, organisation };
    for (let n = 1; n <= its; n++) {
      openHouse(log, `${organisation}-${n}`, { organisation, country: 'RS' });
      log.given(`${organisation}-${n}`, { type: 'admit-party', party: party(2) }, manager);
    }
  }
  return log;
}

/** Either may be told of. */
const twoOrganisations = (): TestLog => organisations({ Atina: 3, Lara: 3 });

/** Four parties come and go on one day, in the first house of an organisation. */
function fourCome(log: TestLog, organisation: string): void {
  const [house, staff] = [`${organisation}-1`, { ...STAFF, organisation }];
  for (let n = 0; n < 4; n++) {
    log.given(house, { type: 'admit-party', party: party(1) }, staff);
    const { stays } = log.state(house) as { stays: Record<string, unknown> } & ReturnType<TestLog['state']>;
    log
      .pass(1)
      .given(house, { type: 'discharge-party', stayId: Object.keys(stays).at(-1)!, destination: 'family' }, staff);
  }
}

const lineOf = (log: TestLog, query: Partial<Query> = {}, needs: Needs = emptyNeeds()) =>
  figures(log.follow(), { ...MONTHS, ...query }, OVERSEER, log.now, needs).lines;
const admitted = (span: FigureSpan | undefined) => (span?.show === 'bands' ? (span.houses?.admissions ?? null) : null);

describe('bands that are told of parts', () => {
  it('FG-3 are added up to the whole, so that no month comes out of a longer time', () => {
    const log = twoOrganisations().pass(10 * DAYS);
    for (let month = 0; month < 5; month++) {
      fourCome(log, 'Atina');
      log.pass(30 * DAYS);
    }
    const [atina] = lineOf(log.pass(30 * DAYS), { by: 'organisation', from: '2026-04-01' });
    expect(atina?.buckets.map(admitted)).toEqual([FEW, FEW, FEW, FEW, FEW]);
    // A band of the sum, 20 to 49, would say that there were four in every month.
    expect(admitted(atina?.whole)).toEqual({ low: 0, high: 45 });
  });

  it('FG-3 are added up to the country, so that no organisation comes out of it', () => {
    const log = twoOrganisations().pass(10 * DAYS);
    for (const organisation of ['Atina', 'Lara']) fourCome(log, organisation);
    log.pass(60 * DAYS);
    const april = { from: '2026-04-01', to: '2026-04-30' };
    const told = lineOf(log, { ...april, by: 'organisation' }).map(({ whole }) => admitted(whole));
    expect(told).toEqual([FEW, FEW]);
    expect(lineOf(log, april).map(({ whole }) => admitted(whole))).toEqual([{ low: 0, high: 18 }]);
  });

  it('PV-7 are added up of organisations that are not told apart too: whoever knows its own learns no number of the others', () => {
    const log = organisations({ Atina: 3, Iris: 1, Lara: 2 }).pass(10 * DAYS);
    for (let times = 0; times < 2; times++) fourCome(log, 'Atina');
    fourCome(log, 'Lara');
    log.pass(60 * DAYS);
    const april = { from: '2026-04-01', to: '2026-04-30' };
    expect(lineOf(log, { ...april, by: 'organisation' }).map(({ whole }) => whole.show)).toEqual(
      Array(3).fill('hidden'),
    );
    // A band of the sum, 10 to 19, would tell Atina, which knows of its own eight, that the others had two at least.
    expect(lineOf(log, april).map(({ whole }) => admitted(whole))).toEqual([{ low: 0, high: 27 }]);
  });

  it('FG-3 are none of a month before there was any house, and the whole says of which days it is', () => {
    const [rs] = lineOf(twoOrganisations().pass(60 * DAYS), { to: '2026-04-30' });
    expect(rs?.buckets[0]).toMatchObject({ from: '2026-02-01', houses: null, needs: null, coverage: { known: 0 } });
    expect(rs?.whole).toMatchObject({ from: '2026-03-01', to: '2026-04-30', coverage: { known: 35, of: 61 } });
  });
});

describe('what was needed', () => {
  const asked = (n: number, openedAt: string, organisation = 'Atina'): [string, Need][] =>
    Array.from({ length: n }, (_, i): [string, Need] => [
      `${organisation}-${openedAt}-${i}`,
      { organisation, country: 'RS', openedAt, situation: 'open', closedAt: null, kinds: [] },
    ]);
  const openedIn = (span: FigureSpan | undefined) => (span?.show === 'bands' ? span.needs?.opened : undefined);
  const log = twoOrganisations().pass(120 * DAYS);
  const [april, may] = ['2026-04-03T10:00:00.000Z', '2026-05-03T10:00:00.000Z'];
  const of = (...requests: [string, Need][]): Needs => ({ requests: new Map(requests), searches: [] });
  const range = { from: '2026-04-01', to: '2026-05-31' };

  it('FG-3 is told of countries, and not of an organisation that is asked for by its name', () => {
    const needs = of(...asked(12, april), ...asked(4, may));
    const [line] = lineOf(log, range, needs);
    expect(line?.buckets.map(openedIn)).toEqual([{ low: 10, high: 19 }, FEW]);
    expect(openedIn(line?.whole)).toEqual({ low: 10, high: 28 });
    for (const by of ['country', 'organisation'] as const) {
      const [own] = lineOf(log, { ...range, by, organisation: 'Atina' }, needs);
      expect([own?.whole, ...(own?.buckets ?? [])].map(openedIn)).toEqual([undefined, undefined, undefined]);
    }
  });

  it('PV-7 is added up of those who ask, so that none of them learns how few the others were', () => {
    const needs = of(...asked(9, april), ...asked(1, may, 'SOS line'));
    const [line] = lineOf(log, range, needs);
    // Of one band, 0 to 9, Atina would know that nobody else asked. Who asked in May is one more in April too.
    expect(line?.buckets.map(openedIn)).toEqual([
      { low: 0, high: 18 },
      { low: 0, high: 18 },
    ]);
  });
});

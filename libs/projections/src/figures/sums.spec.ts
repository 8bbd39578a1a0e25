import { describe, expect, it } from '@jest/globals';
import type { FigureSpan } from '@safe-haven/contracts';
import { figures } from '../testing/figures.ts';
import { MANAGER, OVERSEER, openHouse, party, STAFF, TestLog } from '../testing/log.ts';
import type { Query } from './asked.ts';
import { emptyNeeds, type Need, type Needs } from './needs.ts';

const DAYS = 24 * 60;
const MONTHS: Query = { from: '2026-02-01', to: '2026-08-31', by: 'country', bucket: 'month' };
const FOUR = { low: 0, high: 4 };

/** Three houses each of two organisations in one country since 27 March, with somebody in each. */
function twoOrganisations(): TestLog {
  const log = new TestLog();
  for (const organisation of ['Atina', 'Lara']) {
    const manager = { ...MANAGER, organisation };
    for (const n of [1, 2, 3]) {
      openHouse(log, `${organisation}-${n}`, { organisation, country: 'RS' });
      log.given(`${organisation}-${n}`, { type: 'admit-party', party: party(2) }, manager);
    }
  }
  return log;
}

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
    expect(atina?.buckets.map(admitted)).toEqual([FOUR, FOUR, FOUR, FOUR, FOUR]);
    // A band of the sum, 20 to 49, would say that there were four in every month.
    expect(admitted(atina?.whole)).toEqual({ low: 0, high: 20 });
  });

  it('FG-3 are added up to the country, so that no organisation comes out of it', () => {
    const log = twoOrganisations().pass(10 * DAYS);
    for (const organisation of ['Atina', 'Lara']) fourCome(log, organisation);
    log.pass(60 * DAYS);
    const april = { from: '2026-04-01', to: '2026-04-30' };
    const told = lineOf(log, { ...april, by: 'organisation' }).map(({ whole }) => admitted(whole));
    expect(told).toEqual([FOUR, FOUR]);
    expect(lineOf(log, april).map(({ whole }) => admitted(whole))).toEqual([{ low: 0, high: 8 }]);
  });

  it('FG-3 are none of a month before there was any house, and the whole says of which days it is', () => {
    const [rs] = lineOf(twoOrganisations().pass(60 * DAYS), { to: '2026-04-30' });
    expect(rs?.buckets[0]).toMatchObject({ from: '2026-02-01', houses: null, needs: null, coverage: { known: 0 } });
    expect(rs?.whole).toMatchObject({ from: '2026-03-01', to: '2026-04-30', coverage: { known: 35, of: 61 } });
  });
});

describe('what was needed', () => {
  const asked = (n: number, openedAt: string): [string, Need][] =>
    Array.from({ length: n }, (_, i): [string, Need] => [
      `${openedAt}-${i}`,
      { organisation: 'Atina', country: 'RS', openedAt, situation: 'open', closedAt: null, kinds: [] },
    ]);
  const needsOf = (span: FigureSpan | undefined) => (span?.show === 'bands' ? span.needs : undefined);
  const log = twoOrganisations().pass(120 * DAYS);
  const needs: Needs = {
    requests: new Map([...asked(6, '2026-04-03T10:00:00.000Z'), ...asked(4, '2026-05-03T10:00:00.000Z')]),
    searches: [],
  };
  const range = { from: '2026-04-01', to: '2026-05-31' };

  it('FG-3 is told of countries, and not of an organisation that is asked for by its name', () => {
    expect(needsOf(lineOf(log, range, needs)[0]?.buckets[0])).toMatchObject({ opened: { low: 5, high: 9 } });
    for (const by of ['country', 'organisation'] as const) {
      const [line] = lineOf(log, { ...range, by, organisation: 'Atina' }, needs);
      expect([line?.whole, ...(line?.buckets ?? [])].map(needsOf)).toEqual([null, null, null]);
    }
  });

  it('FG-3 is told of a longer time only where it is told of each of its months', () => {
    const [line] = lineOf(log, range, needs);
    expect(line?.buckets.map((span) => needsOf(span) === null)).toEqual([false, true]);
    expect(needsOf(line?.whole)).toBeNull();
  });
});

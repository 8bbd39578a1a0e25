import { describe, expect, it } from '@jest/globals';
import type { FigureSpan } from '@safe-haven/contracts';
import { figures } from '../../testing/figures.ts';
import { MANAGER, NETWORK_MANAGER, openShelter, party, STAFF, TestLog } from '../../testing/log.ts';
import { emptyNeeds, type Need, type Needs } from './needs.ts';
import type { Query } from './visible.ts';

const DAYS = 24 * 60;
const MONTHS: Query = { from: '2026-02-01', to: '2026-08-31', by: 'country', bucket: 'month' };
const FEW = { low: 0, high: 9 };

/** Shelters by organisation, all in one country, since 27 March, with two people in each. */
function organisations(counts: Readonly<Record<string, number>>): TestLog {
  const log = new TestLog();
  for (const [organisation, count] of Object.entries(counts)) {
    const manager = { ...MANAGER, organisation };
    for (let n = 1; n <= count; n++) {
      openShelter(log, `${organisation}-${n}`, { organisation, country: 'RS' });
      log.given(`${organisation}-${n}`, { type: 'admit-party', party: party(2) }, manager);
    }
  }
  return log;
}

/** Both are large enough to be disclosed. */
const twoOrganisations = (): TestLog => organisations({ Atina: 3, Lara: 3 });

/** Four parties are admitted and discharged on one day, in the first shelter of an organisation. */
function admitFour(log: TestLog, organisation: string): void {
  const [shelter, staff] = [`${organisation}-1`, { ...STAFF, organisation }];
  for (let n = 0; n < 4; n++) {
    log.given(shelter, { type: 'admit-party', party: party(1) }, staff);
    const { stays } = log.state(shelter) as { stays: Record<string, unknown> } & ReturnType<TestLog['state']>;
    log
      .pass(1)
      .given(shelter, { type: 'discharge-party', stayId: Object.keys(stays).at(-1)!, destination: 'family' }, staff);
  }
}

const linesOf = (log: TestLog, query: Partial<Query> = {}, needs: Needs = emptyNeeds()) =>
  figures(log.follow(), { ...MONTHS, ...query }, NETWORK_MANAGER, log.now, needs).lines;
const admitted = (span: FigureSpan | undefined) =>
  span?.show === 'bands' ? (span.shelters?.admissions ?? null) : null;

describe('bands of a sum', () => {
  it('FG-3 are the sum of the months’ bands, so that no month can be worked out from a longer range', () => {
    const log = twoOrganisations().pass(10 * DAYS);
    for (let month = 0; month < 5; month++) {
      admitFour(log, 'Atina');
      log.pass(30 * DAYS);
    }
    const [atina] = linesOf(log.pass(30 * DAYS), { by: 'organisation', from: '2026-04-01' });
    expect(atina?.buckets.map(admitted)).toEqual([FEW, FEW, FEW, FEW, FEW]);
    // The band of the sum, 20 to 49, would disclose that each month had four.
    expect(admitted(atina?.whole)).toEqual({ low: 0, high: 45 });
  });

  it('FG-3 are the sum of the organisations’ bands, so that none can be worked out from its country', () => {
    const log = twoOrganisations().pass(10 * DAYS);
    for (const organisation of ['Atina', 'Lara']) admitFour(log, organisation);
    log.pass(60 * DAYS);
    const april = { from: '2026-04-01', to: '2026-04-30' };
    const bands = linesOf(log, { ...april, by: 'organisation' }).map(({ whole }) => admitted(whole));
    expect(bands).toEqual([FEW, FEW]);
    expect(linesOf(log, april).map(({ whole }) => admitted(whole))).toEqual([{ low: 0, high: 18 }]);
  });

  it('PV-7 are summed over hidden organisations too: who knows its own number learns none of the others', () => {
    const log = organisations({ Atina: 3, Iris: 1, Lara: 2 }).pass(10 * DAYS);
    for (let times = 0; times < 2; times++) admitFour(log, 'Atina');
    admitFour(log, 'Lara');
    log.pass(60 * DAYS);
    const april = { from: '2026-04-01', to: '2026-04-30' };
    expect(linesOf(log, { ...april, by: 'organisation' }).map(({ whole }) => whole.show)).toEqual(
      Array(3).fill('hidden'),
    );
    // The band of the sum, 10 to 19, would disclose to Atina, which knows its own eight, that the others had at least
    // two.
    expect(linesOf(log, april).map(({ whole }) => admitted(whole))).toEqual([{ low: 0, high: 27 }]);
  });

  it('FG-3 are null for months before the first shelter; `whole` begins with the first month that has data', () => {
    const [rs] = linesOf(twoOrganisations().pass(60 * DAYS), { to: '2026-04-30' });
    expect(rs?.buckets[0]).toMatchObject({ from: '2026-02-01', shelters: null, needs: null, coverage: { known: 0 } });
    expect(rs?.whole).toMatchObject({ from: '2026-03-01', to: '2026-04-30', coverage: { known: 35, of: 61 } });
  });
});

describe('disclosed needs', () => {
  const requestsOf = (n: number, openedAt: string, organisation = 'Atina'): [string, Need][] =>
    Array.from({ length: n }, (_, i): [string, Need] => [
      `${organisation}-${openedAt}-${i}`,
      {
        organisation,
        country: 'RS',
        openedAt,
        situation: 'open',
        closedAt: null,
        kinds: [],
        yesAt: null,
        heldAt: null,
        declined: null,
      },
    ]);
  const openedIn = (span: FigureSpan | undefined) => (span?.show === 'bands' ? span.needs?.opened : undefined);
  const log = twoOrganisations().pass(120 * DAYS);
  const [april, may] = ['2026-04-03T10:00:00.000Z', '2026-05-03T10:00:00.000Z'];
  const needsOf = (...requests: [string, Need][]): Needs => ({ requests: new Map(requests), searches: [] });
  const range = { from: '2026-04-01', to: '2026-05-31' };

  it('FG-3 are of countries, not of an organisation that the query names', () => {
    const needs = needsOf(...requestsOf(12, april), ...requestsOf(4, may));
    const [line] = linesOf(log, range, needs);
    expect(line?.buckets.map(openedIn)).toEqual([{ low: 10, high: 19 }, FEW]);
    expect(openedIn(line?.whole)).toEqual({ low: 10, high: 28 });
    for (const by of ['country', 'organisation'] as const) {
      const [own] = linesOf(log, { ...range, by, organisation: 'Atina' }, needs);
      expect([own?.whole, ...(own?.buckets ?? [])].map(openedIn)).toEqual([undefined, undefined, undefined]);
    }
  });

  it('PV-7 are summed over the organisations that asked, so that none learns how little the others asked', () => {
    const needs = needsOf(...requestsOf(9, april), ...requestsOf(1, may, 'SOS line'));
    const [line] = linesOf(log, range, needs);
    // One band, 0 to 9, would disclose to Atina that nobody else asked. An organisation that asked in May has a cell in
    // April too.
    expect(line?.buckets.map(openedIn)).toEqual([
      { low: 0, high: 18 },
      { low: 0, high: 18 },
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { figures as contract, type FigureSpan } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import { exactly, figures } from '../../testing/figures.ts';
import { FOCAL, HOTLINE, MANAGER, NETWORK_MANAGER, openShelter, party, STAFF, TestLog } from '../../testing/log.ts';
import { figuresCsv } from './csv.ts';
import type { Query } from './visible.ts';

const QUARTER: Query = { from: '2026-04-01', to: '2026-06-30', by: 'country', bucket: 'month' };
const DAYS = 24 * 60;

/**
 * Three shelters of Atina with seven people since March, one of Lara; one party is admitted and discharged on 10 April.
 * Now: 20 June.
 */
function network() {
  const log = new TestLog();
  for (const id of ['river', 'hill', 'lake']) openShelter(log, id);
  openShelter(log, 'una', { organisation: 'Lara', country: 'BA' });
  log.given('river', { type: 'admit-party', party: party(2, 1) });
  for (const id of ['hill', 'lake']) log.given(id, { type: 'admit-party', party: party(2) });
  log.pass(14 * DAYS).given('river', { type: 'admit-party', party: party(1) });
  const { stays } = log.state('river') as { stays: Record<string, unknown> } & ReturnType<TestLog['state']>;
  const stayId = Object.keys(stays).at(-1)!;
  log.pass(60).given('river', { type: 'discharge-party', stayId, destination: 'family' }, STAFF);
  log.pass(71 * DAYS);
  return log;
}

const linesOf = (log: TestLog, viewer: Actor, query: Partial<Query> = {}) =>
  figures(log.follow(), { ...QUARTER, ...query }, viewer, log.now).lines;
const shown = (span: FigureSpan) => [span.from, span.to, span.show, 'why' in span ? span.why : ''];

describe('figures for other organisations', () => {
  it('FG-3 are bands of whole months, published a week late, and hidden below three shelters', () => {
    const lines = linesOf(network(), NETWORK_MANAGER);
    expect(lines.map(({ key, buckets }) => [key, buckets.map(shown)])).toEqual([
      [
        'BA',
        [
          ['2026-04-01', '2026-04-30', 'hidden', 'few_shelters'],
          ['2026-05-01', '2026-05-31', 'hidden', 'few_shelters'],
          ['2026-06-01', '2026-06-30', 'hidden', 'too_recent'],
        ],
      ],
      [
        'RS',
        [
          ['2026-04-01', '2026-04-30', 'bands', ''],
          ['2026-05-01', '2026-05-31', 'bands', ''],
          ['2026-06-01', '2026-06-30', 'hidden', 'too_recent'],
        ],
      ],
    ]);
    expect(lines.map(({ whole }) => shown(whole))).toEqual([
      ['2026-04-01', '2026-06-30', 'hidden', 'few_shelters'],
      ['2026-04-01', '2026-05-31', 'bands', ''],
    ]);
  });

  it('FG-3 disclose a month a week after its end, and not before', () => {
    const log = network();
    const june = () => linesOf(log, FOCAL).map(({ buckets }) => shown(buckets.at(-1)!))[0];
    log.pass(16 * DAYS);
    expect([log.instant.slice(0, 10), june()]).toEqual([
      '2026-07-06',
      ['2026-06-01', '2026-06-30', 'hidden', 'too_recent'],
    ]);
    log.pass(2 * DAYS);
    expect(june()).toEqual(['2026-06-01', '2026-06-30', 'bands', '']);
  });

  it('FG-3 hold no exact count, no length of stay, and no need of a single organisation', () => {
    const log = network();
    const answer = figures(log.follow(), { ...QUARTER, by: 'organisation' }, NETWORK_MANAGER, log.now);
    expect(contract.parse(answer)).toEqual(answer);
    const [april] = answer.lines.find(({ key }) => key === 'Atina')!.buckets;
    if (april?.show !== 'bands') throw new Error(april?.show);
    expect(april.shelters).toMatchObject({
      admissions: { low: 0, high: 9 },
      destinations: { family: { low: 0, high: 9 } },
    });
    expect(Object.keys(april.shelters!)).not.toContain('stays');
    expect(april.needs).toBeNull();
    expect(figuresCsv(answer).text).not.toMatch(/exact|median/);
  });

  it('FG-3 are hidden for a part of a month, so that two ranges can’t be subtracted into a day', () => {
    const log = network();
    const part = { from: '2026-04-02', to: '2026-04-30' };
    for (const query of [part, { ...part, bucket: 'week' as const }]) {
      const [, rs] = linesOf(log, NETWORK_MANAGER, query);
      expect(shown(rs!.whole)).toEqual(['2026-04-02', '2026-04-30', 'hidden', 'part_of_month']);
    }
  });

  it('FG-3 cover a focal point’s country, and nothing for a role without trends; one’s own figures are exact', () => {
    const log = network();
    expect(linesOf(log, FOCAL).map(({ key }) => key)).toEqual(['RS']);
    expect(linesOf(log, HOTLINE)).toEqual([]);
    const [own, ...more] = linesOf(log, MANAGER, { by: 'organisation', from: '2026-04-10', to: '2026-04-10' });
    expect(more).toEqual([]);
    expect(exactly(own!.whole).shelters).toMatchObject({
      admissions: 1,
      people: 1,
      discharges: 1,
      stays: { of: 1, median: '0.04' },
    });
    expect(linesOf(log, { ...STAFF, shelters: ['hill'] }, { by: 'shelter' }).map(({ key }) => key)).toEqual(['hill']);
  });
});

describe('coverage', () => {
  it('FG-4 is part of every span, and an unreadable shelter adds nothing to it', () => {
    const log = network();
    const march = { from: '2026-03-01', to: '2026-03-31', bucket: 'week' } as const;
    const [line] = linesOf(log, MANAGER, march);
    // Registered on 27 March.
    expect(line?.whole.coverage).toEqual({ known: 5, of: 31 });
    expect(line?.buckets.map(({ coverage }) => [coverage.known, coverage.of])).toEqual([
      [0, 1],
      [0, 7],
      [0, 7],
      [0, 7],
      [3, 7],
      [2, 2],
    ]);
    expect(linesOf(log, MANAGER, { from: '2026-06-01' })[0]!.whole.coverage).toEqual({ known: 20, of: 30 });
    log.recordRaw('shelter-river', 'PartyAdmitted', 9, {}, log.stream('river')[0]!.metadata);
    expect(linesOf(log, MANAGER)[0]!.shelters).toBe(2);
  });
});

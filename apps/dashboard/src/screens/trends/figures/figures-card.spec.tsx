import { afterEach, describe, expect, test } from '@jest/globals';
import {
  figures as contract,
  declinedReasons,
  type FigureLine,
  type FigureSpan,
  type Figures,
  needReasons,
} from '@safe-haven/contracts';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { ourHeaders } from '../../../net/server.fixture.ts';
import { L10N } from '../trends.fixture.ts';
import { FiguresCard } from './figures-card.tsx';

afterEach(cleanup);

const TO = [
  'own_home',
  'family',
  'other_shelter',
  'supported_housing',
  'return_to_country',
  'institution',
  'left_unplanned',
  'unknown',
] as const;
const record = <K extends string, T>(keys: readonly K[], value: (key: K) => T) =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, T>;

const exact = (from: string, to: string, known: number, of: number): FigureSpan => ({
  show: 'exact',
  from,
  to,
  coverage: { known, of },
  shelterNights: { known, withPlaces: known, of },
  shelters: {
    admissions: 12,
    people: 31,
    discharges: 9,
    destinations: record(TO, (to) => (to === 'family' ? 6 : to === 'own_home' ? 3 : 0)),
    holds: { placed: 20, admitted: 12, lapsed: 5, released: 3 },
    board: { relied: 19, held: 17 },
    declined: record(declinedReasons, (r) => (r === 'too_far' ? 2 : r === 'not_said' ? 1 : 0)),
    stays: { of: 9, median: '12.46', p90: '40.00' },
    decisions: { of: 15, median: '24.60', p90: '70.00' },
    freshPercent: '82.55',
  },
  needs: {
    opened: 8,
    unmet: 3,
    reasons: record(needReasons, (r) => (r === 'no_free_place' ? 3 : r === 'intake_rule' ? 1 : 0)),
    declinedRequests: record(declinedReasons, (r) => (r === 'house_rules' ? 1 : 0)),
    firstYes: { of: 7, median: '21.40', p90: '60.00' },
    firstHold: { of: 0, median: null, p90: null },
    searches: 40,
    foundNothing: 6,
  },
});
const hidden: FigureSpan = {
  show: 'hidden',
  from: '2026-11-01',
  to: '2026-11-30',
  coverage: { known: 7, of: 30 },
  shelterNights: { known: 7, withPlaces: 7, of: 30 },
  why: 'part_of_month',
};
const line = (key: string, whole: FigureSpan, buckets: FigureSpan[] = []): FigureLine => ({
  key,
  name: key,
  country: 'RS',
  shelters: 3,
  whole,
  buckets,
});

async function given(bucket: 'week' | 'month', ...lines: FigureLine[]): Promise<void> {
  const answer: Figures = contract.parse({
    from: '2026-11-01',
    to: '2026-11-30',
    bucket,
    by: 'organisation',
    position: '1',
    lines,
  });
  globalThis.fetch = (async () => ({
    ok: true,
    status: 200,
    json: async () => answer,
    headers: ourHeaders(),
  })) as unknown as typeof fetch;
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, value: 600 });
  const query = { from: '2026-11-01', to: '2026-11-30', bucket: 'day', by: 'organisation' } as const;
  await act(async () => void render(<FiguresCard query={query} l10n={L10N} />));
  await act(async () => undefined);
}

const rowsOf = (name: string) =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .map((row) => row.textContent);

describe('the figures of one line', () => {
  test('say each number with what it is of, and how many days are known', async () => {
    const week = (from: string, to: string) => exact(from, to, 7, 7);
    await given(
      'week',
      line('Atina', exact('2026-11-01', '2026-11-30', 7, 30), [
        week('2026-11-02', '2026-11-08'),
        week('2026-11-09', '2026-11-15'),
      ]),
    );
    expect(screen.getByText('1 November to 30 November 2026: 7 of 30 nights of houses known.')).toBeTruthy();
    const tiles = screen.getByRole('region', { name: 'Figures in short' }).textContent;
    for (const l10n of [
      'Admissions12people: 31',
      '12.5 days',
      'of 9 stays',
      'Nine in ten were not longer than 40.0 days',
      '25 minutes',
      '82.6 %',
      'No place was found3requests in all: 8',
      '6searches in all: 40',
    ]) {
      expect(tiles).toContain(l10n);
    }
    expect(rowsOf('Where people went')).toEqual(['own home3', 'family6']);
    expect(rowsOf('What became of holds')).toEqual(['holds placed20', 'admitted12', 'lapsed5', 'released3']);
    expect(rowsOf('Why there was no place')).toEqual(['no free place3', 'a rule of a house1']);
    expect(
      screen.getByRole('img', { name: /^Admissions 24, discharges 18; most admissions, 12: 2 Nov – 8 Nov/ }),
    ).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Download the figures as CSV' }).getAttribute('href')).toBe(
      '/api/trends/figures?from=2026-11-01&to=2026-11-30&by=organisation&bucket=week&format=csv',
    );
  });

  test('that are hidden show the reason, and empty ones nothing', async () => {
    await given('week', line('Atina', hidden));
    expect(screen.getByText('Hidden to protect people')).toBeTruthy();
    expect(screen.getByText(/figures cover whole months/)).toBeTruthy();
    cleanup();
    await given('week');
    expect(screen.getByText(/^No house here keeps its beds/)).toBeTruthy();
  });
});

const few = { low: 0, high: 9 };
const bands: FigureSpan = {
  ...hidden,
  show: 'bands',
  shelters: {
    admissions: { low: 10, high: 19 },
    people: few,
    discharges: few,
    destinations: record(TO, () => few),
    holds: { placed: few, admitted: few, lapsed: few, released: few },
    board: { relied: { low: 10, high: 19 }, held: few },
    declined: record(declinedReasons, () => few),
    freshPercent: { low: 80, high: 90 },
  },
  needs: null,
};
/** July to October: one month before the first data, two months as ranges, one hidden, one too recent. */
const month = (from: string, to: string, of: number, span: FigureSpan): FigureSpan => ({
  ...span,
  ...{ from, to, coverage: { known: of, of }, shelterNights: { known: of, withPlaces: of, of } },
});
const months = [
  {
    ...month('2026-07-01', '2026-07-31', 31, bands),
    shelters: null,
    coverage: { known: 0, of: 31 },
    shelterNights: { known: 0, withPlaces: 0, of: 31 },
  } as FigureSpan,
  month('2026-08-01', '2026-08-31', 31, bands),
  month('2026-09-01', '2026-09-30', 30, { ...hidden, why: 'few_people' } as FigureSpan),
  month('2026-10-01', '2026-10-31', 31, bands),
  month('2026-11-01', '2026-11-30', 30, { ...hidden, why: 'too_recent' } as FigureSpan),
];

describe('the figures of other organisations by month', () => {
  test('are drawn as ranges with a table, and what is hidden says why, the whole of them too', async () => {
    await given('month', line('RS', { ...hidden, why: 'few_people' } as FigureSpan, months));
    expect(screen.getByText('Hidden to protect people')).toBeTruthy();
    const drawing = screen.getByRole('img', {
      name: 'Admissions and discharges as ranges. 2 months are hidden.',
    });
    expect(drawing.querySelectorAll('rect[data-range]')).toHaveLength(4);
    expect(drawing.querySelectorAll('rect.chart-missing')).toHaveLength(2);
    const rows = within(screen.getByRole('table'))
      .getAllByRole('row')
      .map((row) => row.textContent);
    expect(rows).toEqual([
      'MonthAdmissionsDischargesholds placedlapsedNights known',
      expect.stringMatching(/^NovemberIt is shown one week late/),
      'October10–19fewer than 10fewer than 10fewer than 1031 of 31 nights of houses',
      expect.stringMatching(/^SeptemberFewer than 5 people are behind it/),
      'August10–19fewer than 10fewer than 10fewer than 1031 of 31 nights of houses',
    ]);
    expect(screen.getByText(/^The light part of a column is a range.*Grey without a hatch: hidden\./)).toBeTruthy();
  });

  test('of several lines have small charts with one scale; a line without data has none', async () => {
    const nothing = months.map((span) => ({ ...hidden, ...span, show: 'hidden', why: 'few_shelters' }) as FigureSpan);
    await given('month', line('RS', bands, months), line('BA', bands, months), line('MK', hidden, nothing));
    const charts = within(screen.getByRole('region', { name: 'Admissions and discharges by month' }));
    expect(charts.getAllByRole('figure').map((figure) => figure.querySelector('b')?.textContent)).toEqual(['RS', 'BA']);
  });
});

describe('what the word free was worth', () => {
  const board = () => screen.getByRole('region', { name: 'What the word free was worth' });

  test('FG-10: is said in sentences first, then why they declined; of no hold there is no sentence', async () => {
    await given('month', line('Atina', exact('2026-11-01', '2026-11-30', 30, 30)));
    expect(
      within(board()).getByText('17 of 19 holds and calls found the place that the board called free.'),
    ).toBeTruthy();
    expect(within(board()).getByText('Half of 7 requests had their first yes within 21 minutes.')).toBeTruthy();
    expect(within(board()).queryByText(/first hold/)).toBeNull();
    expect(rowsOf('Why they declined a house')).toEqual(['too far2', 'they did not say1']);
    expect(rowsOf('Why they declined after a request')).toEqual(['rules of the house1']);
  });

  test('FG-10: other organisations’ figures are ranges; where nobody relied on it, a sentence says so', async () => {
    await given('month', line('RS', bands));
    expect(board().textContent).toContain('relied on the board: 10–19. There was a place: fewer than 10.');
    expect(board().textContent).not.toMatch(/requests had/);
    cleanup();
    const nobody = exact('2026-11-01', '2026-11-30', 30, 30);
    if (nobody.show !== 'exact') throw new Error(nobody.show);
    await given(
      'month',
      line('Atina', { ...nobody, shelters: { ...nobody.shelters!, board: { relied: 0, held: 0 } } }),
    );
    expect(board().textContent).toContain('No hold that ended and no call relied on the board here.');
  });
});

describe('the figures of several lines', () => {
  test('are a table, with ranges for other organisations', async () => {
    const part = {
      ...bands,
      from: '2026-11-08',
      coverage: { known: 7, of: 23 },
      shelterNights: { known: 7, withPlaces: 7, of: 23 },
    };
    await given('month', line('Atina', bands), line('Iris', part), line('Lara', hidden));
    expect(rowsOf('People, holds and requests').slice(1)).toEqual([
      'Atina10–19fewer than 10–fewer than 10fewer than 10–80–90 %7 of 30 nights of houses',
      // The answer covers fewer days than the query: the subtitle names them.
      'Iris10–19fewer than 10–fewer than 10fewer than 10–80–90 %8 November to 30 November 2026: 7 of 23 nights of houses known.',
      'LaraOther organisations’ figures cover whole months. Choose a period with one.',
    ]);
    // Landmarks have distinct names: the table scrolls in a region of its own.
    expect(screen.getAllByRole('region', { name: 'People, holds and requests' })).toHaveLength(1);
    expect(screen.getByText('For other organisations there are ranges, for whole months, one week late.')).toBeTruthy();
  });
});

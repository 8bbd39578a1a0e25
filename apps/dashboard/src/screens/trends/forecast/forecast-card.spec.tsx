import { afterEach, describe, expect, test } from '@jest/globals';
import type { Forecast, ForecastLine } from '@safe-haven/contracts';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { ourHeaders } from '../../../net/server.fixture.ts';
import { L10N } from '../trends.fixture.ts';
import { fanOf, highestOf } from './fan.ts';
import ForecastCard from './forecast-card.tsx';

afterEach(cleanup);

const tries = { tried: 50, held: 46, off: 0.5, offToday: 0.6, hidden: null };
const lipa: ForecastLine = {
  key: 'lipa',
  kind: 'shelter',
  name: 'Lipa',
  country: 'RS',
  shelters: 1,
  of: 1,
  inService: 8,
  free: 2,
  days: [
    { day: '2026-11-26', low: 1, middle: 2, high: 3 },
    { day: '2026-11-27', low: 0, middle: 2, high: 4 },
    { day: '2026-11-28', low: 0, middle: 2, high: 4 },
    { day: '2026-11-29', low: 1, middle: 1, high: 1 },
    { day: '2026-11-30', low: 0, middle: 0, high: 0 },
  ],
  tries: ['26', '27', '28', '29', '30'].map((day) => ({ day: `2026-11-${day}`, ...tries })),
  why: null,
};

async function given(lines: ForecastLine[], reason: Forecast['why'] = null): Promise<void> {
  const answer: Forecast = { position: '1', at: '2026-11-25T01:00:00.000Z', why: reason, lines };
  globalThis.fetch = (async () => ({
    ok: true,
    status: 200,
    json: async () => answer,
    headers: ourHeaders(),
  })) as unknown as typeof fetch;
  // Charts take the width of their container; jsdom has no layout.
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, value: 320 });
  await act(async () => void render(<ForecastCard l10n={L10N} />));
  await act(async () => undefined);
}

const sentences = () => screen.getAllByRole('listitem').map((item) => item.textContent);

describe('the next seven days', () => {
  test('FC-7 are a sentence for each run of days with the same range', async () => {
    await given([lipa]);
    expect(sentences()).toEqual([
      'Lipa: likely 1 to 3 free on Thursday',
      'Lipa: likely 0 to 4 free on Friday and Saturday',
      'Lipa: likely 1 free on Sunday',
      'Lipa: likely full on Monday',
    ]);
  });

  test('FC-1 are a fan, and the same numbers in a table and a file', async () => {
    await given([lipa]);
    expect(screen.getByRole('img', { name: 'Places likely to be free, and the range: Lipa' })).toBeTruthy();
    const table = within(screen.getByRole('table', { hidden: true }));
    expect(table.getAllByRole('row', { hidden: true }).map((row) => row.textContent)).toEqual([
      'DayLipa',
      'Thu 26 Nov2 (1–3)',
      'Fri 27 Nov2 (0–4)',
      'Sat 28 Nov2 (0–4)',
      'Sun 29 Nov1',
      'Mon 30 Nov0',
    ]);
    expect(screen.getByRole('link').getAttribute('href')).toMatch(/^\/api\/forecast\?.*format=csv/);
  });

  test.each([
    ['little_history', /^Too little is known yet/],
    ['few_tries', /^Not shown: too few past days were like today/],
    ['not_right', /^Not shown: past forecasts were not right often enough/],
  ] as const)('FC-5 of a house of which nothing is shown say why: %s', async (why, sentence) => {
    await given([{ ...lipa, days: [], why }]);
    expect(screen.getByText(sentence)).toBeTruthy();
    expect(screen.queryByRole('table', { hidden: true })).toBeNull();
  });

  test('FC-5 say in one clause how right they were, and from which day on nothing is shown', async () => {
    const [first, second, ...others] = lipa.tries;
    await given([
      { ...lipa, days: lipa.days.slice(0, 2), tries: [first!, second!, { ...others[0]!, hidden: 'not_right' }] },
    ]);
    const clause =
      '92 of 100 past ranges were right. Not shown beyond 2 days: past forecasts there were not right often enough.';
    expect(screen.getByText(clause)).toBeTruthy();
  });

  test('FC-4 are not shown for others, with the reason', async () => {
    await given([], 'own_only');
    expect(screen.getByText(/^Other organisations’ figures are a week late\./)).toBeTruthy();
    expect(screen.queryByText('There is no house of yours to forecast.')).toBeNull();
  });

  test('are drawn inside the frame, from what is free now on', () => {
    const frame = { width: 320, height: 140, left: 28, right: 12, top: 8, bottom: 24 };
    const { dots, ticks } = fanOf(lipa, highestOf([lipa]), frame);
    expect(dots[0]).toEqual({ x: 28, y: 62 });
    expect(ticks.map(({ places }) => places)).toEqual([0, 1, 2, 3, 4]);
    for (const { x, y } of dots) expect([x <= 308, y >= 8, y <= 116]).toEqual([true, true, true]);
  });
});

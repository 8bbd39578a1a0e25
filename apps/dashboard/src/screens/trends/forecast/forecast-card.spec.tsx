import { afterEach, describe, expect, test } from '@jest/globals';
import type { Forecast, ForecastLine } from '@safe-haven/contracts';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { L10N } from '../trends.fixture.ts';
import { fanOf, highestOf } from './fan.ts';
import ForecastCard from './forecast-card.tsx';

afterEach(cleanup);

const lipa: ForecastLine = {
  key: 'lipa',
  kind: 'shelter',
  name: 'House Lipa',
  country: 'RS',
  shelters: 1,
  of: 1,
  inService: 8,
  free: 2,
  method: 'stays',
  days: [
    { day: '2026-11-26', low: 1, middle: 2, high: 4 },
    { day: '2026-11-27', low: 3, middle: 3, high: 3 },
  ],
  why: null,
  right: null,
};

const trial = { kind: 'shelter', method: 'stays', told: true } as const;
const TRIED: Forecast['tried'] = [
  { ...trial, ahead: 1, tried: 150, held: 139, covered: 79.6, off: 0.5, offToday: 0.6 },
  { ...trial, ahead: 2, tried: 50, held: 46, covered: 77.6, off: 0.9, offToday: 1.3 },
];

async function given(
  lines: ForecastLine[],
  { why: reason = null, tried = TRIED }: Partial<Pick<Forecast, 'why' | 'tried'>> = {},
): Promise<void> {
  const answer: Forecast = { position: '1', at: '2026-11-25T01:00:00.000Z', why: reason, lines, tried };
  globalThis.fetch = (async () => ({
    ok: true,
    status: 200,
    json: async () => answer,
    headers: new Headers(),
  })) as unknown as typeof fetch;
  // Charts take the width of their container; jsdom has no layout.
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, value: 320 });
  await act(async () => void render(<ForecastCard l10n={L10N} />));
  await act(async () => undefined);
}

describe('the next seven days', () => {
  test('FC-1 are a fan with a sentence, and the same numbers in a table and a file', async () => {
    await given([lipa]);
    const sentence = 'Places likely to be free, House Lipa: now 2; Thu 26 Nov: 2 (1–4), Fri 27 Nov: 3.';
    expect(screen.getByRole('img', { name: sentence })).toBeTruthy();
    const table = within(screen.getByRole('table'));
    expect(table.getAllByRole('row').map((row) => row.textContent)).toEqual([
      'DayHouse Lipa',
      'Thu 26 Nov2 (1–4)',
      'Fri 27 Nov3',
    ]);
    expect(screen.getByRole('link').getAttribute('href')).toMatch(/^\/api\/forecast\?.*format=csv/);
  });

  test('FC-1 of a house that is not known well enough say why', async () => {
    await given([{ ...lipa, days: [], why: 'little_history' }]);
    expect(screen.getByText(/^Too little is known yet/)).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });

  test('FC-6 say how right they were on past days, as it was counted for these houses, and of each house', async () => {
    await given([{ ...lipa, right: { held: 66, of: 81 } }]);
    expect(screen.getByText('66 of 81 past ranges were right.')).toBeTruthy();
    expect(screen.getByText(/185 of 200 ranges were right/).textContent).toContain(
      'that is 79.1 of 100 days; 80 are meant, and once 200 were tried, a day that is not between 75 and 85 is not shown. ' +
        'The middle was 0.60 places off on average, and “the same as today” 0.78.',
    );
  });

  test('FC-6 say from which day on nothing is shown, and where nothing is known of it yet', async () => {
    await given([lipa], { tried: [TRIED[0]!, { ...TRIED[1]!, told: false }] });
    expect(
      screen.getByText(/^It was made again.* Nothing is shown of houses that keep their beds from 2 days/),
    ).toBeTruthy();
    cleanup();
    await given([lipa], { tried: [] });
    expect(screen.getByText(/^How often it was right here is not known yet/)).toBeTruthy();
  });

  test('FC-6 of which nothing was right are not said to be untried', async () => {
    const tried = [{ ...TRIED[0]!, tried: 250, covered: 91, told: false }];
    await given([{ ...lipa, days: [], why: 'not_right' }], { tried });
    expect(screen.getByText(/^Nothing is shown of houses that keep their beds from 1 day ahead/)).toBeTruthy();
    expect(screen.queryByText(/is not known yet/)).toBeNull();
  });

  test('FC-4 are not shown for others, with the reason', async () => {
    await given([], { why: 'own_only', tried: [] });
    expect(screen.getByText(/^A forecast begins with today/)).toBeTruthy();
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

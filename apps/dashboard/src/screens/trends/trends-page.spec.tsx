import { afterEach, describe, expect, test } from '@jest/globals';
import type { Me, Trends } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { line, points, trendsOf } from './trends.fixture.ts';
import TrendsPage from './trends-page.tsx';

afterEach(cleanup);

/** Answers every question about the trends; keeps the addresses that were asked. */
async function given(may: readonly string[], answer: (by: string) => Trends): Promise<string[]> {
  const asked: string[] = [];
  globalThis.fetch = (async (url: string) => {
    asked.push(url);
    const by = new URLSearchParams(url.split('?')[1]).get('by') ?? '';
    return { ok: true, status: 200, json: async () => answer(by), headers: new Headers() };
  }) as unknown as typeof fetch;
  // A drawing has the width of its box; the test browser lays nothing out.
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, value: 600 });
  await act(async () => void render(<TrendsPage me={{ may } as unknown as Me} />));
  await act(async () => undefined);
  return asked;
}

describe('the trends', () => {
  test('of one’s own houses are exact, as a curve and as a table with every number', async () => {
    await given(['trends', 'exact'], (by) =>
      by === 'shelter'
        ? trendsOf([line('Lipa', points(50, null)), line('Javor', points(60, 70))], { by: 'shelter' })
        : trendsOf([line('Atina', points(72.5, null, 83.33))]),
    );
    expect(screen.getByRole('img', { name: /^Occupied, Atina.*last 83\.3 %/ })).toBeTruthy();
    const table = within(screen.getByRole('table', { name: 'Occupied, Atina' }));
    expect(table.getAllByRole('row').map((row) => row.textContent)).toEqual([
      'DayOccupied, %OccupiedIn service',
      'Tue 3 Nov83.38.310.0',
      'Mon 2 Nov–no number–no number–no number',
      'Sun 1 Nov72.57.310.0',
    ]);
    expect(screen.getByRole('region', { name: 'By house, same scale' })).toBeTruthy();
  });

  test('in the place of what is hidden say that it is, and why', async () => {
    await given(['trends'], () =>
      trendsOf([line('AL', points([70, 75], 'too_recent')), line('MK', points('few_shelters', 'few_shelters'))], {
        by: 'country',
        bucket: 'week',
      }),
    );
    const card = within(screen.getByRole('region', { name: 'North Macedonia' }));
    expect(card.getByText('Hidden to protect people')).toBeTruthy();
    expect(card.getByText(/^Fewer than 3 houses .* left out too\.$/)).toBeTruthy();
    expect(screen.queryByRole('img', { name: /North Macedonia/ })).toBeNull();
    expect(screen.getByRole('img', { name: /^Occupied, Albania/ })).toBeTruthy();
  });

  test('give the same as a file, and ask anew for another period', async () => {
    const asked = await given(['trends', 'exact'], () => trendsOf([line('Atina', points(80))]));
    const csv = screen.getByRole('link', { name: 'Download as CSV: How full the houses were' });
    expect(csv.getAttribute('href')).toMatch(/by=organisation&format=csv$/);
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: '1 year' })));
    expect(asked.at(-1)).toContain('bucket=month');
  });

  test('without a number say so and what to do', async () => {
    await given(['trends', 'exact'], () => trendsOf([]));
    expect(screen.getByText('No house has a number in this range.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Show the last year' })).toBeTruthy();
  });
});

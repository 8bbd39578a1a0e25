import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { Me, TrendPoint, Trends } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { showLanguage } from '../../locales/choose-language.ts';
import { readerDay } from '../../model/past-period.ts';
import { ourHeaders } from '../../net/server.fixture.ts';
import { serverNow } from '../../net/server-time.ts';
import { amounts, knownOf, line, points, trendsOf } from './trends.fixture.ts';
import TrendsPage from './trends-page.tsx';

afterEach(cleanup);
afterEach(() => history.replaceState(null, '', '/'));

/** Answers every request for trends and records their URLs. */
async function given(may: readonly string[], answer: (by: string) => Trends): Promise<string[]> {
  const requests: string[] = [];
  globalThis.fetch = (async (url: string) => {
    requests.push(url);
    const by = new URLSearchParams(url.split('?')[1]).get('by') ?? '';
    return { ok: true, status: 200, json: async () => answer(by), headers: ourHeaders() };
  }) as unknown as typeof fetch;
  // Charts take the width of their container; jsdom has no layout.
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, value: 600 });
  await act(async () => void render(<TrendsPage me={{ may } as unknown as Me} />));
  await act(async () => undefined);
  return requests;
}

/** Opens the table of the nth card, in the place of its chart. */
const openTable = (nth = 0): Promise<void> =>
  act(async () => void fireEvent.click(screen.getAllByRole('radio', { name: 'Table' })[nth]!));

describe('the trends', () => {
  test('of one’s own houses are exact, as a curve and as a table with every number', async () => {
    await given(['trends', 'exact'], (by) =>
      by === 'shelter'
        ? trendsOf([line('Lipa', points(50, null)), line('Javor', points(60, 70))], { by: 'shelter' })
        : trendsOf([line('Atina', points(72.5, null, 83.33))]),
    );
    expect(screen.getByRole('img', { name: /^Occupied, Atina.*last 83\.3 %/ })).toBeTruthy();
    await openTable();
    const table = within(screen.getByRole('table', { name: 'Occupied, Atina' }));
    expect(table.getAllByRole('row').map((row) => row.textContent)).toEqual([
      'DayOccupied, %OccupiedIn servicePerson-nightsFree, bed-hoursSpare, bed-hoursHeld, bed-hoursOccupied, bed-hoursOut of service, bed-hours',
      'Tue 3 Nov83.38.310.0840002000',
      `Mon 2 Nov${'–no number'.repeat(9)}`,
      'Sun 1 Nov72.57.310.0766001740',
    ]);
    expect(screen.getByRole('region', { name: 'By house, same scale' })).toBeTruthy();
  });

  test('count the nights that are over, and say once how many are known', async () => {
    const withAmounts = {
      ...line('Atina', points(72.5)),
      summary: { ...knownOf(1, 1), amounts: amounts(72.5) },
    };
    const facts = () => screen.getByRole('region', { name: 'In short' }).textContent;
    await given(['trends', 'exact'], () => trendsOf([withAmounts]));
    expect(facts()).toMatch(/Person-nights7.*Highest/);
    cleanup();
    const running = { ...withAmounts.summary.amounts, personNights: 0, nights: 0 };
    const summary = { ...withAmounts.summary, amounts: running };
    await given(['trends', 'exact'], () => trendsOf([{ ...withAmounts, summary }]));
    expect(facts()).toContain('Person-nights–');
  });

  test('end a range with one full stop where a date has one of its own', async () => {
    await act(() => showLanguage('sr-Latn'));
    await given(['trends', 'exact'], () => trendsOf([line('Atina', points(72.5, null))]));
    const facts = document.querySelector('.trends-coverage')?.textContent;
    await act(() => showLanguage('en'));
    expect(facts).toMatch(/2026\. · /);
    expect(facts).not.toContain('..');
  });

  test('have no nights of the day that is running', async () => {
    const today = { ...points(72.5)[0]!, partial: true, personNights: 0, nights: 0 } as TrendPoint;
    await given(['trends', 'exact'], () => trendsOf([line('Atina', [today])]));
    await openTable();
    const table = within(screen.getByRole('table', { name: 'Occupied, Atina' }));
    expect(table.getAllByRole('row')[1]!.textContent).toBe('Sun 1 Nov, part of the day72.57.310.0–no number66001740');
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

  test('link the same as a file, and refetch for another period', async () => {
    const requests = await given(['trends', 'exact'], () => trendsOf([line('Atina', points(80))]));
    const csv = screen.getByRole('link', { name: 'Download as CSV: How full the houses were' });
    expect(csv.getAttribute('href')).toMatch(/by=organisation&format=csv$/);
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: '1 year' })));
    expect(requests.some((url) => url.includes('bucket=month'))).toBe(true);
    expect(location.search).toContain('bucket=month');
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Last quarter' })));
    expect(
      requests.some((url) => /from=\d{4}-(01|04|07|10)-01&to=\d{4}-(03-31|06-30|09-30|12-31)&bucket=week/.test(url)),
    ).toBe(true);
  });

  test('scroll the chosen period into view in its row, which is wider than a phone', async () => {
    const shown: unknown[] = [];
    const { scrollIntoView } = Element.prototype;
    // As newer browsers do, it returns a promise.
    Element.prototype.scrollIntoView = function (how) {
      shown.push([this.textContent, how]);
      return Promise.resolve() as unknown as undefined;
    };
    const nearest = { block: 'nearest', inline: 'nearest' };
    await given(['trends', 'exact'], () => trendsOf([line('Atina', points(80))]));
    expect(shown).toEqual([['4 weeks', nearest]]);
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'From, to' })));
    Element.prototype.scrollIntoView = scrollIntoView;
    expect(shown.slice(1)).toEqual([['From, to', nearest]]);
  });

  test('say first how much of the time is known, and mark what is known in part', async () => {
    const [october] = points(72.5);
    const part = { ...october!, day: '2026-10-01', to: '2026-10-31', ...knownOf(7, 31) } as TrendPoint;
    const its = { ...line('Atina', [part]), summary: { ...knownOf(7, 31), amounts: amounts(72.5) } };
    await given(['trends', 'exact'], () => trendsOf([its], { bucket: 'month', from: '2026-10-01', to: '2026-10-31' }));
    const facts = within(screen.getByRole('region', { name: 'In short' }));
    expect(facts.getByText('7 of 31 nights of houses known')).toBeTruthy();
    expect(facts.getByText('7.3 of 10.0 places')).toBeTruthy();
    expect(
      screen.getByRole('img', {
        name: /last 72\.5 %, 7 of 31 nights of houses \(October\)\. Known: 7 of 31 nights of houses\.$/,
      }),
    ).toBeTruthy();
    expect(screen.getByText(/^A hollow point or a dashed edge/)).toBeTruthy();
    await openTable();
    const table = within(screen.getByRole('table', { name: 'Occupied, Atina' }));
    expect(table.getAllByRole('row')[1]!.textContent).toMatch(/^October7 of 31 nights of houses72\.5/);
  });

  test('leave out empty lines and count them; many lines are rows of the table', async () => {
    const shelters = [1, 2, 3, 4, 5, 6, 7].map((n) => line(`House ${n}`, points(50 + n)));
    await given(['trends', 'exact'], () =>
      trendsOf([...shelters, line('Quiet', points(null)), line('Still', points(null))], { by: 'shelter' }),
    );
    expect(screen.getByText(/^2 are left out, because nothing of this time is known of them\.$/)).toBeTruthy();
    expect(screen.getAllByRole('figure')).toHaveLength(7);
    await openTable();
    const table = within(screen.getByRole('table', { name: /^Occupied, in per cent/ }));
    expect(table.getAllByRole('rowheader').map((cell) => cell.textContent)).toEqual(shelters.map(({ name }) => name));
  });

  test('of many of which there are ranges alone are in the table what they are in the charts', async () => {
    const others = [1, 2, 3, 4, 5, 6, 7].map((n) => line(`House ${n}`, points([50, 50 + n])));
    await given(['trends'], () => trendsOf(others, { by: 'country', bucket: 'week' }));
    await openTable();
    const table = within(screen.getByRole('table', { name: /^Occupied, in per cent/ }));
    expect(table.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((n) => `50–${50 + n} %`),
    );
  });

  test('walk the points of a chart by the arrow keys', async () => {
    await given(['trends', 'exact'], () => trendsOf([line('Atina', points(80, 90))]));
    const chart = screen.getByRole('group', { name: /^Chart/ });
    await act(async () => chart.focus());
    expect(within(chart).getByRole('status').textContent).toBe('Mon 2 Nov: 90.0 %');
    await act(async () => void fireEvent.keyDown(chart, { key: 'ArrowLeft' }));
    expect(within(chart).getByRole('status').textContent).toBe('Sun 1 Nov: 80.0 %');
  });

  test('without a number say so and what to do', async () => {
    await given(['trends', 'exact'], () => trendsOf([]));
    expect(screen.getByText('No house has a number in this range.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Show the last year' })).toBeTruthy();
  });
});

describe('AL-4: somebody who hears the trends', () => {
  const { IntersectionObserver: observer } = globalThis;
  afterEach(() => {
    globalThis.IntersectionObserver = observer;
  });

  test('knows each chart by its name before it is drawn, and finds no level of headings left out', async () => {
    // Nothing is near the window yet.
    globalThis.IntersectionObserver = class {
      observe() {}
      unobserve() {}
    } as unknown as typeof IntersectionObserver;
    const lines = [line('Lipa', points(50)), line('Javor', points(60)), line('Breza', points('few_people'))];
    await given(['trends', 'exact'], () => trendsOf(lines, { by: 'shelter' }));
    const figures = screen.getAllByRole('figure');
    expect(figures.map((figure) => [figure.textContent, figure.ariaLabel])).toEqual([
      ['', 'Lipa'],
      ['', 'Javor'],
    ]);
    const levels = screen.getAllByRole('heading').map(({ tagName }) => Number(tagName[1]));
    expect(levels.filter((level, nth) => level > (levels[nth - 1] ?? 0) + 1)).toEqual([]);
    expect(Math.max(...levels)).toBe(3);
  });
});

describe('OC-7: while the past is being loaded', () => {
  afterEach(() => void jest.useRealTimers());

  test('say how much of it is there, ask again by themselves, and show the numbers once they come', async () => {
    jest.useFakeTimers();
    let read = 12;
    const loading = () => ({ type: 'about:blank', title: 'x', status: 503, code: 'history_loading', read, of: 40 });
    let requests = 0;
    globalThis.fetch = (async (url: string) => {
      // The forecast does not read the past.
      if (!url.startsWith('/api/trends/')) return new Promise(() => undefined);
      requests += 1;
      const body = read < 40 ? loading() : trendsOf([line('Atina', points(80))]);
      return { ok: read === 40, status: read < 40 ? 503 : 200, json: async () => body, headers: ourHeaders() };
    }) as unknown as typeof fetch;
    await act(async () => void render(<TrendsPage me={{ may: ['trends', 'exact'] } as unknown as Me} />));
    await act(async () => undefined);
    expect(screen.getByText('30 % loaded')).toBeTruthy();
    expect(screen.getByRole<HTMLProgressElement>('progressbar').position).toBe(0.3);
    expect(screen.queryByRole('alert')).toBeNull();
    read = 39;
    const before = requests;
    await act(async () => void (await jest.advanceTimersByTimeAsync(1_100)));
    expect(screen.getByText('97 % loaded')).toBeTruthy();
    expect(requests).toBeGreaterThan(before);
    read = 40;
    await act(async () => void (await jest.advanceTimersByTimeAsync(1_100)));
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(screen.getByRole('img', { name: /^Occupied, Atina/ })).toBeTruthy();
  });
});

describe('FG-8 a period compared with another', () => {
  const rates = (from: number) => points(...Array.from({ length: 10 }, (_, n) => from + n));
  const summary = (percent: number, known = 10) => ({ ...knownOf(known, 10), amounts: amounts(percent) });

  /** Answers with two houses, fuller now than in the time before, of which so many days are known. */
  async function givenBoth(knownBefore = 10): Promise<string[]> {
    const urls: string[] = [];
    globalThis.fetch = (async (url: string) => {
      urls.push(url);
      const query = new URLSearchParams(url.split('?')[1]);
      const isNow = query.get('to') === readerDay(serverNow());
      const whole = isNow ? summary(85) : summary(60, knownBefore);
      const of = (name: string) => ({ ...line(name, rates(isNow ? 80 : 55)), summary: whole });
      const by = query.get('by') ?? '';
      const body = trendsOf(by === 'shelter' ? [of('Lipa'), of('Javor')] : [of('Atina')], { by: by as 'shelter' });
      return { ok: true, status: 200, json: async () => body, headers: ourHeaders() };
    }) as unknown as typeof fetch;
    Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, value: 600 });
    await act(async () => void render(<TrendsPage me={{ may: ['trends', 'exact'] } as unknown as Me} />));
    await act(async () => undefined);
    return urls;
  }

  test('says what both have in common as a heading, and each number next to that of the other', async () => {
    await givenBoth();
    expect(screen.getByRole('heading', { name: 'Fuller than before on 10 of 10 days' })).toBeTruthy();
    const facts = screen.getByRole('region', { name: 'In short' });
    expect(facts.textContent).toContain('60.0 % before · 25.0 points more');
    const [, first] = within(screen.getByRole('region', { name: 'By house' })).getAllByRole('row');
    expect(first!.textContent).toMatch(/^Lipa85\.0 % before 60\.0 %/);
    expect(document.querySelectorAll('.chart-before')).toHaveLength(1);
    const out = within(screen.getByRole('region', { name: 'What stands out' }));
    expect(out.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'Lipa was 85.0 % occupied60.0 % in the other period. Ten points stand out.',
      'Javor was 85.0 % occupied60.0 % in the other period. Ten points stand out.',
    ]);
  });

  test('says that too little is known where it is, and compares nothing', async () => {
    await givenBoth(6);
    expect(screen.getByText('Too little is known of one of the two periods to compare them.')).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'How full the houses were' })).toBeTruthy();
    expect(document.querySelectorAll('.chart-before')).toHaveLength(0);
  });

  test('is a year ago once that is chosen, in the address too', async () => {
    const urls = await givenBoth();
    await act(async () => void fireEvent.click(screen.getByRole('radio', { name: 'A year ago' })));
    await act(async () => undefined);
    const year = new Date(serverNow()).getFullYear() - 1;
    expect(location.search).toContain('against=year');
    expect(urls.filter((url) => url.includes(`to=${year}-`)).length).toBeGreaterThan(0);
    expect(screen.getByRole('heading', { name: 'Fuller than a year ago on 10 of 10 days' })).toBeTruthy();
  });
});

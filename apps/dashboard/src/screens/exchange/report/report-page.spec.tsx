import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { FigureLine, FigureSpan, TrendPoint } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { done, FakeServer, ok, refusal } from '../../../net/server.fixture.ts';
import { meOf } from '../../../net/session/me.fixture.ts';
import ReportPage from './report-page.tsx';

afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
  history.replaceState(null, '', '/');
});

const bedHours = { free: '2400.00', spare: '0.00', held: '0.00', occupied: '2352.00', out: '0.00' };
const amounts = { ratePercent: '49.49', occupied: '9.80', inService: '19.80', bedHours, personNights: 98, nights: 10 };
const knownOf = (days: number, of: number) => ({
  known: { days, of },
  shelterNights: { known: days, withPlaces: days, of },
});
const POINTS: readonly TrendPoint[] = [
  { show: 'gap', day: '2026-07-01', to: '2026-07-31', partial: false, ...knownOf(0, 31) },
  {
    ...{ show: 'exact', day: '2026-08-01', to: '2026-08-31', partial: true, ...knownOf(10, 31) },
    ...amounts,
  },
  { show: 'hidden', day: '2026-09-01', to: '2026-09-30', partial: false, why: 'few_shelters' },
];

interface Given {
  readonly recordAndPrint?: typeof done;
  readonly points?: readonly TrendPoint[];
  readonly flows?: readonly FigureLine[];
  readonly search?: string;
}

const QUARTER = { from: '2026-07-01', to: '2026-09-30' };
const flowOf = (span: FigureSpan): FigureLine => ({
  ...{ key: 'RS', name: 'RS', country: 'RS', shelters: 3 },
  ...{ whole: span, buckets: [span] },
});

async function given(
  may: readonly string[],
  { recordAndPrint = done, points = POINTS, flows = [], search = '?quarter=2026-Q3' }: Given = {},
) {
  const summary = { ...knownOf(10, 92), amounts };
  const line = { key: 'RS', name: 'RS', country: 'RS', shelters: 3, points, summary };
  const days = { from: '2026-07-01', to: '2026-09-30', bucket: 'month', by: 'country', position: '1' };
  const server = new FakeServer({
    '/api/trends/occupancy': ok({ ...days, lines: [line] }),
    '/api/trends/figures': ok({ ...days, lines: flows }),
    '/api/exports/report/printed': recordAndPrint,
  });
  history.replaceState(null, '', `/exchange/report${search}`);
  await act(async () => void render(<ReportPage me={meOf({ may: [...may], organisation: 'Atina' })} />));
  await act(async () => undefined);
  return server;
}

/** Counts the calls of `print`, with the document titles. */
function printer(): { times: number; names: string[] } {
  const sheets = { times: 0, names: [] as string[] };
  globalThis.print = () => {
    sheets.times++;
    sheets.names.push(document.title);
  };
  return sheets;
}

describe('the report of a quarter', () => {
  test('says for each month how much is known, and why something is not there', async () => {
    await given(['exchange', 'exact']);
    const table = within(screen.getByRole('table', { name: 'Month by month' }));
    expect(table.getAllByRole('row').map((row) => row.textContent)).toEqual([
      'MonthPerson-nightsPlace-nightsOccupiedKnown',
      'July 2026––no number0 of 31 nights of houses',
      'August 20269819849.5 %10 of 31 nights of houses',
      'September 2026––hiddenhidden',
    ]);
    expect(screen.getByText(/Hollow bars.* Hidden: fewer than 3 houses are behind it\./)).toBeTruthy();
    expect(screen.getByRole('img', { name: /^Occupied, Serbia, week by week: lowest 49\.5 %/ })).toBeTruthy();
  });

  test('without a choice opens with the newest quarter that has a number, and says so of one that is not over', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(new Date(2026, 8, 15).getTime());
    const server = await given(['exchange', 'exact'], { search: '' });
    const asked = server.to('/api/trends/occupancy').map(({ path }) => new URLSearchParams(path.split('?')[1]));
    expect(asked.map((query) => [query.get('from'), query.get('to')])).toEqual([
      ['2024-07-01', '2026-09-30'],
      ...[1, 2, 3].map(() => ['2026-07-01', '2026-09-30']),
    ]);
    expect(screen.getByText('This quarter is not over yet.')).toBeTruthy();
  });

  test('without a choice, where nothing is known, is of the last quarter that is over', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(new Date(2026, 11, 7).getTime());
    await given(['exchange', 'exact'], { search: '', points: [] });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('1 July 2026 to 30 September 2026');
    expect(screen.queryByText('This quarter is not over yet.')).toBeNull();
  });

  test('draws a dash for a month in which there was no night', async () => {
    const [july, ...later] = POINTS;
    await given(['exchange', 'exact'], { points: [{ ...july!, ...knownOf(0, 0) } as TrendPoint, ...later] });
    expect(screen.getByRole('row', { name: /^July/ }).textContent).toBe('July 2026––––');
  });

  test('XP-1: is printed once that is recorded, and not where it can’t be', async () => {
    const sheets = printer();
    const server = await given(['exchange', 'exact']);
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Print or save' })));
    expect(server.to('/api/exports/report/printed').map(({ body }) => body)).toEqual([{ quarter: '2026-Q3' }]);
    expect(sheets.names).toEqual(['Report, 1 July 2026 to 30 September 2026']);
    expect(document.title).not.toContain('Report');
    cleanup();
    await given(['exchange', 'exact'], { recordAndPrint: refusal(403, 'no_right') });
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Print or save' })));
    expect(sheets.times).toBe(1);
    expect(screen.getByRole('alert')).toBeTruthy();
  });

  test('of a quarter of which nothing is known says so, and draws no empty chart or table', async () => {
    const gaps = POINTS.map(({ day, to }): TrendPoint => ({ show: 'gap', day, to, partial: false, ...knownOf(0, 30) }));
    const coverage = { coverage: { known: 0, of: 92 }, shelterNights: { known: 0, withPlaces: 0, of: 92 } };
    const nothing: FigureSpan = { show: 'bands', ...QUARTER, ...coverage, shelters: null, needs: null };
    await given(['exchange'], { points: gaps, flows: [flowOf(nothing)] });
    const country = within(screen.getByRole('region', { name: 'Serbia' }));
    expect(country.getByText('Nothing is known of this quarter.')).toBeTruthy();
    expect([screen.queryByRole('table'), screen.queryByRole('img')]).toEqual([null, null]);
  });

  test('says why counts are hidden', async () => {
    const coverage = { coverage: { known: 92, of: 92 }, shelterNights: { known: 92, withPlaces: 92, of: 92 } };
    await given(['exchange'], {
      flows: [flowOf({ show: 'hidden', ...QUARTER, ...coverage, why: 'few_people' })],
    });
    expect(screen.getByText('Hidden: fewer than 5 people are behind it.')).toBeTruthy();
  });

  test('of the network has no table of houses', async () => {
    await given(['exchange']);
    expect(screen.queryByText('House by house')).toBeNull();
    expect(screen.getByText('The network')).toBeTruthy();
  });
});

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { figures, forecast, replayBoard, trends } from '@safe-haven/contracts';
import { eventually } from '@safe-haven/jest-preset/waiting';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { pdfText } from './given/pdf-text.ts';

describeInBrowser('a manager’s Monday', () => {
  let app: App;
  let page: Page;

  beforeAll(async () => {
    app = await App.open();
    ({ page } = await app.openAs('manager'));
  });
  afterAll(() => app.close());

  /** Not while the program still reads its past, which it says. */
  const answered = () => page.locator('main.trends[aria-busy="false"] .trends-answer').waitFor();
  const asked = () => new URL(page.url()).searchParams;
  /** What the API says to the same person. */
  const textOf = async (path: string) => (await (await app.client('manager')).ask(path)).text;

  it('OC-1: the last month in one tap, how much of it is known first of all, as the log has it', async () => {
    await page.goto('/trends');
    await answered();
    await page.getByRole('button', { name: 'Last month' }).click();
    await page.waitForURL(/bucket=day/);
    await answered();
    const answer = await textOf(`/api/trends/occupancy?${asked()}`);
    const { shelterNights, amounts } = trends.parse(JSON.parse(answer)).lines[0]!.summary;
    const facts = page.getByRole('region', { name: 'In short' });
    await facts.getByText(`${shelterNights.known} of ${shelterNights.of} nights of houses known`).waitFor();
    expect(shelterNights.of).toBeGreaterThanOrEqual(28);
    await facts.getByText(String(amounts!.personNights), { exact: true }).waitFor();
    const full = page.getByRole('region', { name: 'How full the houses were' });
    await full.getByText('Table', { exact: true }).click();
    await full.getByRole('table', { name: /^Occupied, / }).waitFor();
    await full.getByText('Chart', { exact: true }).click();
  });

  it('FG-8 FG-9: the month is shown next to the one before it, by house too, and says what stands out', async () => {
    const finding = page.getByRole('heading', { name: /^(Fuller|Emptier) than before on \d+ of \d+ days$/ });
    await finding.waitFor();
    expect(await page.locator('.chart-before').count()).toBeGreaterThan(0);
    const before = page.getByRole('region', { name: 'In short' }).getByText(/ before · /);
    await before.first().waitFor();
    const shelters = page.getByRole('region', { name: 'By house', exact: true }).getByRole('row');
    expect(await shelters.count()).toBeGreaterThan(2);
    const out = page.getByRole('region', { name: 'What stands out' });
    const sentences = await out.getByRole('listitem').count();
    expect(sentences).toBeLessThanOrEqual(4);
    if (sentences === 0) await out.getByText(/^Nothing stands out/).waitFor();
    await page.getByText('A year ago', { exact: true }).click();
    await out.getByText(/^Too little is known/).waitFor();
    await page.getByText('Period before', { exact: true }).click();
    await finding.waitFor();
  });

  it('FG-1 FC-5: who came in that month, and what is likely in the next days, or why nothing is said', async () => {
    const { lines } = figures.parse(JSON.parse(await textOf(`/api/trends/figures?${monthOf(asked())}`)));
    const { whole } = lines[0]!;
    if (whole.show !== 'exact' || !whole.shelters) throw new Error('The manager sees her own houses exactly.');
    const tiles = page.getByRole('region', { name: 'Figures in short' });
    await tiles.getByText(`people: ${whole.shelters.people}`).waitFor();
    expect(await tiles.locator('b').first().textContent()).toBe(String(whole.shelters.admissions));
    const next = page.getByRole('region', { name: 'The next seven days' });
    const { lines: expected } = forecast.parse(JSON.parse(await textOf('/api/forecast?days=7&format=json')));
    await next
      .locator('figure')
      .nth(expected.length - 1)
      .waitFor();
    expect(await next.getByRole('img').count()).toBe(expected.filter(({ days }) => days.length > 0).length);
    // Of every house something is said: of those that were tried enough what is likely, of the others why not.
    const hidden = expected.filter(({ why }) => why === 'few_tries');
    expect(hidden.length).toBeLessThan(expected.length);
    expect(await next.getByText(/^Not shown: too few past days were like today/).count()).toBe(hidden.length);
  });

  it('the weeks before, by house, in an address that can be sent and read again', async () => {
    await page.getByRole('button', { name: '13 weeks' }).click();
    await page.waitForURL(/bucket=week/);
    await page.getByRole('region', { name: 'What is shown' }).getByText('House', { exact: true }).click();
    await page.waitForURL(/by=shelter/);
    await answered();
    const charts = page.getByRole('img', { name: /^Occupied, .* Known: \d+ of \d+ nights of houses\.$/ });
    // Those near the window are drawn, one after the other; each has its place from the first. The figures, which come by themselves, have charts too.
    const lines = page.locator('.trends-views figure[data-line]');
    const shelters = () => lines.evaluateAll((all) => all.map((e) => e.dataset['line']));
    await charts.first().waitFor();
    const [address, shown] = [page.url(), await shelters()];
    expect(shown.length).toBeGreaterThan(1);
    await page.reload();
    await answered();
    await charts.first().waitFor();
    expect([page.url(), await shelters()]).toEqual([address, shown]);
    await page.goBack();
    await page.waitForURL(/by=organisation/);
    await answered();
    expect(await page.getByRole('button', { name: '13 weeks' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('OC-1: the file says of each week how many of its days are known', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /^Download as CSV: How full/ }).click();
    const [head, ...rows] = readFileSync(await (await download).path(), 'utf8')
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const of = (name: string) => rows.map((row) => row[head!.indexOf(name)]);
    expect(rows.length).toBeGreaterThanOrEqual(13);
    expect(new Set(of('of_days'))).toEqual(new Set(['7']));
    expect(of('partial').at(0)).toBe(new Date(of('from').at(0)!).getUTCDay() === 1 ? 'no' : 'yes');
    expect(of('known_days').every((days) => Number(days) <= 7)).toBe(true);
  });

  it('walks the chart by the arrow keys', async () => {
    const chart = page.getByRole('group', { name: /^Chart/ }).first();
    await chart.focus();
    const status = () => chart.getByRole('status').textContent();
    const last = await status();
    await page.keyboard.press('ArrowLeft');
    expect(await eventually(status, (now) => now !== last)).toMatch(/ – .*: /);
  });

  it('OC-1: the report of the quarter is on paper with its numbers, and the file has them', async () => {
    const before = page.url();
    await page.getByRole('button', { name: /Dragana I/ }).click();
    await page.getByRole('link', { name: 'Data', exact: true }).click();
    await page.getByRole('link', { name: 'Quarterly report on paper' }).click();
    const quarter = quarterNow();
    await page.goto(`/exchange/report?quarter=${quarter.name}`);
    await page.locator('main.report[aria-busy="false"] .report-bar').first().waitFor();
    const month = await textOf(`/api/trends/occupancy?from=${quarter.from}&to=${quarter.to}&bucket=month&by=country`);
    const { amounts, shelterNights } = trends.parse(JSON.parse(month)).lines[0]!.summary;
    await page
      .getByText(`${shelterNights.known} of ${shelterNights.of} nights of houses`, { exact: true })
      .first()
      .waitFor();
    const sheets = pdfText(await page.pdf({ format: 'A4' }));
    expect(sheets.length).toBeGreaterThanOrEqual(1);
    const words = sheets.join('\n').split('\n');
    for (const line of ['Atina', 'Serbia', 'House Lipa', 'People, stays and requests', 'How the figures are defined'])
      expect(words).toContain(line);
    expect(words).toContain(new Intl.NumberFormat('en-GB').format(amounts!.personNights));
    // On paper it may take two lines.
    expect(words.join(' ')).toContain(`${shelterNights.known} of ${shelterNights.of} nights of houses`);
    await page.goto(before);
    await answered();
  });

  it('RP-1: then last Friday night, house by house, as the log has it, and back to now', async () => {
    await page.getByRole('button', { name: /Dragana I/ }).click();
    await page.getByRole('link', { name: 'Replay', exact: true }).click();
    await page.getByLabel('Day and time').fill(`${lastFriday()}T22:00`);
    await page.waitForURL(/at=/);
    const shown = page.locator('main.replay[aria-busy="false"]');
    await shown.getByText(/^Fri .*22:00$/).waitFor();
    const at = await shown.getAttribute('data-at');
    const { was } = replayBoard.parse(JSON.parse(await textOf(`/api/replay/board?at=${at}`)));
    const free = await page
      .locator('.row[data-shelter]')
      .evaluateAll((rows) => rows.map((row) => [row.getAttribute('data-shelter'), row.getAttribute('data-free')]));
    expect(new Map(free as [string, string][])).toEqual(
      new Map(was.map((row) => [row.shelterId, String(row.view === 'exact' ? row.places.free : null)])),
    );
    await page.getByRole('link', { name: 'Back to now' }).click();
    await page.locator('.row[data-view="exact"]').first().waitFor();
    expect(app.pageErrors()).toEqual([]);
  });
});

/** What the page asks of figures: the same days and houses, in weeks. */
function monthOf(asked: URLSearchParams): URLSearchParams {
  const figures = new URLSearchParams(asked);
  figures.set('bucket', 'week');
  return figures;
}

/** The quarter of today, as the report names it, and its days up to today. */
function quarterNow(): { readonly name: string; readonly from: string; readonly to: string } {
  const now = new Date();
  const [year, quarter] = [now.getFullYear(), Math.floor(now.getMonth() / 3)];
  const day = (month: number, of: number) => new Date(Date.UTC(year, month, of)).toISOString().slice(0, 10);
  return { name: `${year}-Q${quarter + 1}`, from: day(3 * quarter, 1), to: day(3 * quarter + 3, 0) };
}

/** The last Friday that is over. */
function lastFriday(): string {
  const day = new Date();
  day.setDate(day.getDate() - ((day.getDay() + 1) % 7) - 1);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

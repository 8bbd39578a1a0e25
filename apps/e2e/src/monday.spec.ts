import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { trends } from '@safe-haven/contracts';
import type { Page } from 'playwright-core';
import { House } from './given/house.ts';
import { describeInBrowser } from './given/in-browser.ts';

describeInBrowser('a manager’s Monday', () => {
  let house: House;
  let page: Page;

  beforeAll(async () => {
    house = await House.open();
    ({ page } = await house.inside('manager'));
  });
  afterAll(() => house.close());

  const answered = () => page.locator('main.trends[aria-busy="false"]').waitFor();
  const asked = () => new URL(page.url()).searchParams;

  it('OC-1: the last month in one tap, how much of it is known first of all, as the log has it', async () => {
    await page.goto('/trends');
    await answered();
    await page.getByRole('button', { name: 'Last month' }).click();
    await page.waitForURL(/bucket=day/);
    await answered();
    const { text } = await (await house.client('manager')).ask(`/api/trends/occupancy?${asked()}`);
    const { known, amounts } = trends.parse(JSON.parse(text)).lines[0]!.summary;
    const facts = page.getByRole('region', { name: 'In short' });
    await facts.getByText(`${known.days} of ${known.of} days known`).waitFor();
    expect(known.of).toBeGreaterThanOrEqual(28);
    await facts.getByText(String(amounts!.personNights), { exact: true }).waitFor();
    await page
      .getByRole('table', { name: /^Occupied, / })
      .first()
      .waitFor();
  });

  it('the weeks before, by house, in an address that can be sent and read again', async () => {
    await page.getByRole('button', { name: '13 weeks' }).click();
    await page.waitForURL(/bucket=week/);
    await page.getByText('House', { exact: true }).click();
    await page.waitForURL(/by=shelter/);
    await answered();
    const charts = page.getByRole('img', { name: /^Occupied, .* Known: \d+ of 91 days\.$/ });
    await charts.first().waitFor();
    const [address, houses] = [page.url(), await charts.count()];
    await page.reload();
    await answered();
    await charts.first().waitFor();
    expect([page.url(), await charts.count()]).toEqual([address, houses]);
    await page.goBack();
    await page.waitForURL(/by=organisation/);
    await answered();
    expect(await page.getByRole('button', { name: '13 weeks' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('OC-1: the file says of each week how many of its days are known', async () => {
    const href = await page.getByRole('link', { name: /^Download as CSV: How full/ }).getAttribute('href');
    const { text } = await (await house.client('manager')).ask(href!);
    const [head, ...rows] = text
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
    expect(await status()).not.toBe(last);
    expect(await status()).toMatch(/ – .*: /);
  });
});

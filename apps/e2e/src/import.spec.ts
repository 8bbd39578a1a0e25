import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { workbookOf } from './given/workbook.ts';

/** Nights as a partner has them: their own headings, days first, semicolons, one bad line. */
const FILE = [
  'Programme name;Date of night;Taken',
  'House Old Mill;13.01.2024;4',
  'House Old Mill;14.01.2024;5',
  'House Old Mill;15.01.2024;many',
].join('\r\n');

/** As an office in Serbia keeps it: dates typed and counted, people in two columns, notes on a sheet of their own. */
const CYRILLIC = {
  Ноћи: [
    ['Сигурна кућа', 'Датум', 'Жене', 'Деца', 'Држава', 'Град'],
    ['Брест', '13.1.2023.', 2, 3, 'Србија', 'Ниш'],
    ['Брест', 44_940, 1, '', 'Србија', 'Ниш'],
    ['Брест', '15. 1. 2023', 'много', 1, 'Србија', 'Ниш'],
  ],
  Напомене: [['Шта'], ['Ништа']],
};

const LONG = 'Sigurna kuća za žene i decu žrtve nasilja u porodici u gradu Čačku';
/** As an older spreadsheet saves it: Windows-1250, semicolons, decimal commas, a country with a slip. */
const LATIN = [
  'kuća;datum;žene;djeca;država;općina',
  `${LONG};13.1.2023;2,0;3,00;Srbija;Čačak`,
  `${LONG};14.1.2023;1,0;;Republika Srbija;Čačak`,
  'Javor;14.1.2023;1,0;;Srbijja;Čačak',
].join('\r\n');

/** Text as a spreadsheet of the region saves it. */
function inCodePage(codePage: string, text: string): Buffer {
  const letters = new TextDecoder(codePage).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Buffer.from([...text].map((letter) => letters.indexOf(letter)));
}

/** Letters of one message about a file of 3 million: what the page does with it does not grow with the file. */
const MOST_AT_ONCE = 100_000;

describeInBrowser('a file of old nights', () => {
  let app: App;
  let page: Page;
  beforeAll(async () => {
    app = await App.open();
    ({ page } = await app.openAs('manager'));
  });
  afterAll(() => app.close());

  const chooseFile = (name: string, mimeType: string, buffer: Buffer) =>
    page.locator('input[accept*="xlsx"]').setInputFiles({ name, mimeType, buffer });
  const choose = (text: string) => chooseFile('nights.csv', 'text/csv', Buffer.from(text));
  const sum = (what: string) => page.locator(`[data-import="${what}"] dd`).textContent();

  it('IM-2: is mapped, checked and brought in by a manager, without its bad line, and the second time nothing is new', async () => {
    await page.goto('/exchange');
    await page.getByRole('link', { name: 'Bring data in' }).click();
    await choose(FILE);
    await page.getByLabel('House (needed)').selectOption('Programme name');
    await page.getByLabel('Night (needed)').selectOption('Date of night');
    await page.getByText('Read as DD.MM.YYYY').waitFor();
    await page.getByLabel('Area, for all rows').fill('Niš');
    await page.getByText('"many" is no whole number').waitFor();
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByRole('button', { name: 'Bring the rest in' }).waitFor();
    // Who works by keys goes on from there: the button that was pressed is no more.
    await page.locator('section.sheet-card:focus').waitFor();
    expect([await sum('registered'), await sum('added'), await sum('bad')]).toEqual(['1', '2', '1']);
    await page.getByRole('button', { name: 'Bring the rest in' }).click();
    await page.getByText('All rows that can be used are here.').waitFor();
    expect(await sum('added')).toBe('2');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download all of them as a file' }).click();
    expect((await download).suggestedFilename()).toBe('import-report.csv');

    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByText('here already').first().waitFor();
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.locator('[data-import="same"]').waitFor();
    expect([await sum('added'), await sum('same')]).toEqual(['0', '2']);
    expect(app.pageErrors()).toEqual([]);
  });

  it('IM-12, IM-13, IM-16: a workbook in Cyrillic, with people in two columns and notes on another sheet', async () => {
    await page.goto('/exchange/import');
    await chooseFile('kuce.xlsx', 'application/octet-stream', workbookOf(CYRILLIC));
    await page.getByText('Read from sheet "Ноћи". Other sheets: Напомене.').waitFor();
    await page.getByLabel('Sheet of the workbook').selectOption('Напомене');
    await page.getByText('Read from sheet "Напомене". Other sheets: Ноћи.').waitFor();
    await page.getByLabel('Sheet of the workbook').selectOption('Ноћи');
    await page.getByLabel('Places taken (needed)').selectOption('Жене');
    await page.getByLabel('Places taken, added to it').selectOption('Деца');
    await page.getByText('First row: 2 + 3').waitFor();
    await page.getByText('Row 4, Жене: "много" is no whole number').waitFor();
    await page.getByText('Read as DD.MM.YYYY, days since 1900').waitFor();
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByRole('button', { name: 'Bring the rest in' }).click();
    await page.getByText('All rows that can be used are here.').waitFor();
    expect([await sum('registered'), await sum('added'), await sum('bad')]).toEqual(['1', '2', '1']);
    // The numbers of the sums are there: said as numbers of one column, nothing is new.
    await page.goto('/exchange/import');
    await choose('house;date;taken;country;area\nБрест;2023-01-13;5;RS;Niš\nБрест;2023-01-14;1;RS;Niš\n');
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.locator('[data-import="same"]').waitFor();
    expect([await sum('added'), await sum('same')]).toEqual(['0', '2']);
  });

  it('IM-10, IM-11, IM-14: a text in Windows-1250 with decimal commas, a long name and a country that is not known', async () => {
    await page.goto('/exchange/import');
    await chooseFile('kuce.csv', 'text/csv', inCodePage('windows-1250', LATIN));
    await page.getByText('Read as Windows-1250, the Latin letters of the region. Are the names right?').waitFor();
    await page.getByLabel('Places taken (needed)').selectOption('žene');
    await page.getByLabel('Places taken, added to it').selectOption('djeca');
    await page.getByText(/^Row 4, država: "Srbijja" is no country\. Nearest: Srbija/).waitFor();
    const cut = LONG.slice(0, 60).trim();
    await page.getByText(`Row 2, kuća: "${LONG}" is too long, and is "${cut}" here`).waitFor();
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByRole('button', { name: 'Bring the rest in' }).click();
    await page.getByText('All rows that can be used are here.').waitFor();
    expect([await sum('registered'), await sum('added'), await sum('bad')]).toEqual(['1', '2', '1']);
  });

  it('IM-11: what is so for all rows is chosen from lists, and the page says what is missing', async () => {
    await page.goto('/exchange/import');
    await choose('House;Night;Taken\nJasen;13.1.2023;4\n');
    const check = page.getByRole('button', { name: 'Check the file' });
    await page.getByText('Say this first: Area.').waitFor();
    await page.getByLabel('Country, for all rows').selectOption({ label: 'Serbia' });
    await page.getByLabel('Kind of house, for all rows').selectOption({ label: 'Crisis shelter' });
    await page.getByLabel('Time zone, for all rows').selectOption('Europe/Belgrade');
    expect(await page.locator('datalist option[value="Niš"]').count()).toBe(1);
    await page.getByLabel('Area, for all rows').fill('Niš');
    await check.click();
    await page.getByRole('button', { name: 'Bring it in' }).waitFor();
  });

  it('IM-7: a long one is read and understood in a worker, and the page gets only the sums', async () => {
    const nights = Array.from({ length: 120_000 }, (_, i) => `House ${i % 300};${1 + (i % 28)}.1.20${10 + (i % 14)};3`);
    await page.goto('/exchange/import');
    await page.evaluate(watchWhatIsRead);
    await choose(['Programme name;Night;Taken', ...nights].join('\n'));
    await page.getByLabel('House (needed)').selectOption('Programme name');
    await page.getByLabel('Area, for all rows').fill('Niš');
    await page.getByText('Rows that can be used: 120000. Houses: 300.').waitFor();
    const { bytes, told } = await page.evaluate(() => globalThis.ofFile);
    expect(bytes).toBe(0);
    expect(told.length).toBeGreaterThan(1);
    expect(Math.max(...told)).toBeLessThan(MOST_AT_ONCE);
  });

  it('IM-7: when the connection is lost in the middle, it waits, goes on by itself, and says what is true', async () => {
    const nights = Array.from(
      { length: 9_000 },
      (_, i) => `Lost ${i % 30};${1 + (i % 25)}.${1 + (i % 12)}.20${10 + (i % 14)};3`,
    );
    const different = new Set(nights).size;
    await page.goto('/exchange/import');
    await choose(['House;Night;Taken', ...nights].join('\n'));
    await page.getByLabel('Area, for all rows').fill('Niš');
    await page.getByRole('button', { name: 'Check the file' }).click();
    const run = page.getByRole('button', { name: 'Bring it in' });
    await run.waitFor();
    await page.context().setOffline(true);
    await run.click();
    await page.getByText('It goes on by itself when it is back.').waitFor();
    await page.context().setOffline(false);
    await page.getByText('All rows that can be used are here.').waitFor();
    expect([await sum('registered'), await sum('added')]).toEqual(['30', different.toLocaleString('en')]);
  });
});

declare global {
  /** How much of a file the page itself has read, and how long each message was that brought it one. */
  var ofFile: { bytes: number; told: number[] };
}

/** In the page: counts what it reads itself, and what the reader sends to it. */
function watchWhatIsRead(): void {
  globalThis.ofFile = { bytes: 0, told: [] };
  for (const way of ['text', 'arrayBuffer', 'stream'] as const) {
    const read = Blob.prototype[way] as () => unknown;
    Object.assign(Blob.prototype, {
      [way](this: Blob) {
        globalThis.ofFile.bytes += this.size;
        return read.call(this);
      },
    });
  }
  const ports = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage')!;
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    ...ports,
    set(this: MessagePort, told: (event: MessageEvent) => void) {
      ports.set!.call(this, (event: MessageEvent) => {
        if (event.data !== null) globalThis.ofFile.told.push(JSON.stringify(event.data).length);
        told(event);
      });
    },
  });
}

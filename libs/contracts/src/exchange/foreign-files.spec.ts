import { describe, expect, it, jest, test } from '@jest/globals';
import { csvRows, detectSeparator, TextReader } from './csv.ts';
import { dateReader, fileDates } from './dates.ts';
import { CodePageTally, encodingOf } from './encodings.ts';
import { FILE_LIMITS, LONGEST_LINE, mostUnpacked, TooLarge } from './file-limits.ts';
import type { ShelterPlan } from './plan.ts';
import { parseFile } from './plan-import.ts';
import { emptyProfile, type ImportProfile } from './profile.ts';
import { emptyCounts, type ImportTarget, runPlan } from './run.ts';
import { storedZip } from './stored-zip.fixture.ts';
import { readWorkbook, type Unpack } from './workbook.ts';

const read = (text: string, profileFields: Partial<ImportProfile> = {}) => {
  const profile = { ...emptyProfile('daily_counts'), ...profileFields };
  const { lines, faults, dateForm } = parseFile(csvRows(text), profile);
  return {
    says: lines.map(({ values }) => values),
    faults: faults.map(({ line, column, what }) => [line, column, what]),
    dateForm,
  };
};

describe('IM-1: CSV of other programs', () => {
  test.each([
    ['commas in numbers', 'date;shelter;occupied\n1.2.2026;Lipa;2,0\n13.2.2026;Lipa;3,0\n', ';'],
    ['commas in names', 'house;taken\nLipa, Niš, Serbia;3\nVrba, Tuzla, Bosnia;4\n', ';'],
    ['semicolons in names', 'house,taken\n"Lipa; old",3\nVrba; new,4\n', ','],
    ['a first line that says so', 'sep=;\r\na,b;c,d\r\n', ';'],
    ['tabs', 'a;b\tc\n1;2\t3\n', '\t'],
    ['one column', 'a\nb\n', ','],
  ])('separator: %s', (_, text, separator) => {
    expect(detectSeparator(text)).toBe(separator);
  });

  it('line ends of Windows and of an old Mac, in chunks of any size', () => {
    const rows = [
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', 'x\ny'] },
    ];
    expect(csvRows('a;b\r\n1;"x\ny"\r\n\r\n')).toEqual(rows);
    const old = 'a;b\r1;2\r';
    for (let cut = 0; cut <= old.length; cut++) {
      const reader = new TextReader();
      const read = [...reader.push(old.slice(0, cut)), ...reader.push(old.slice(cut)), ...reader.end()];
      expect(read.map(({ cells }) => cells)).toEqual([
        ['a', 'b'],
        ['1', '2'],
      ]);
    }
  });

  it('a quote inside of a cell is literal, whatever is in the following lines', () => {
    const text =
      'date,shelter,occupied,remark\n2026-01-01,Lipa,3,rain 5" high\n2026-01-02,Lipa,4,\n2026-01-03,Lipa,5,"a\nb"\n';
    const { says, faults } = read(text);
    expect([says.map(({ occupied }) => occupied), faults]).toEqual([[3, 4, 5], []]);
    expect(csvRows('a;5" x\nb;6" y\n').map(({ cells }) => cells)).toEqual([
      ['a', '5" x'],
      ['b', '6" y'],
    ]);
  });

  it('an unclosed quote takes no quadratic time', () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => `2026-01-01,House ${i},3`);
    const text = `date,shelter,occupied\n"${lines.join('\n')}\n`;
    const { indexOf } = String.prototype;
    let searched = 0;
    const spy = jest.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, found, from = 0) {
      const at = indexOf.call(this, found, from);
      searched += (at === -1 ? this.length : at) - from;
      return at;
    });
    expect(() => csvRows(text)).toThrow(TooLarge);
    spy.mockRestore();
    // Searching all lines again for each one would be a hundred thousand times as much.
    expect(searched).toBeLessThan(3 * text.length);
  });

  it('the encoding, by the byte order mark', () => {
    expect([[0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb], []].map((bytes) => encodingOf(new Uint8Array(bytes)))).toEqual([
      'utf-16le',
      'utf-16be',
      'utf-8',
      'utf-8',
    ]);
  });

  it.each([
    // "Sigurna kuća Trešnja, Čapljina", "Strehëza", "Сигурна кућа Јавор", "Засолниште Ѓавато"
    ['windows-1250', 'Sigurna ku\xe6a Tre\x9anja, \xc8apljina'],
    ['windows-1250', 'Streh\xebza e gruas n\xeb Shkod\xebr'],
    ['windows-1251', '\xd1\xe8\xe3\xf3\xf0\xed\xe0 \xea\xf3\x9e\xe0 \xa3\xe0\xe2\xee\xf0'],
    ['windows-1251', 'date,shelter\n2026-01-02,\xc7\xe0\xf1\xee\xeb\xed\xe8\xf8\xf2\xe5'],
  ])('IM-10: what is not UTF-8 is %s: %s', (codePage, text) => {
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const tally = new CodePageTally();
    for (const byte of bytes) tally.add(Uint8Array.of(byte));
    expect(tally.codePage).toBe(codePage);
  });
});

describe('IM-6: nothing ambiguous is guessed', () => {
  const nights = (...dates: string[]) => `date,shelter,occupied\n${dates.map((date) => `${date},t-1,3\n`).join('')}`;

  it('dates that two forms read differently are asked for, and read once the form is given', () => {
    expect(read(nights('01/02/2025', '03/02/2025'))).toEqual({
      says: [],
      faults: [[1, 'date', 'unsure_dates']],
      dateForm: 'DD/MM/YYYY',
    });
    expect(read(nights('01/02/2025'), { dateForm: 'MM/DD/YYYY' }).says).toMatchObject([{ date: '2025-01-02' }]);
    expect(read(nights('01/02/2025', '12/31/2025'))).toMatchObject({ faults: [], dateForm: 'MM/DD/YYYY' });
  });

  it('one unambiguous date anywhere in a long file decides the form, and a wrong one spoils no other', () => {
    const early = Array.from({ length: 6_000 }, (_, i) => `0${1 + (i % 9)}/02/2025`);
    expect(read(nights(...early, '31/12/2025'))).toMatchObject({ faults: [], dateForm: 'DD/MM/YYYY' });
    expect(read(nights('31/12/2025', 'n/a', '01/12/2025'))).toMatchObject({
      faults: [[3, 'date', 'not_a_date']],
      says: [{ date: '2025-12-31' }, { date: '2025-12-01' }],
    });
    expect(fileDates(['31/12/2025', '12/31/2025'], null)).toMatchObject({ isSure: false });
    expect(fileDates(['Lipa', 'Vrba', '31/12/2025'], null)).toMatchObject({ form: null });
  });

  it('a count with a thousands separator is refused', () => {
    const counts = ['2,0', '2.00', '1,000', '1.000', '2,5'].map((count) => `2025-01-01,t-1,"${count}"\n`).join('');
    expect(read(`date,shelter,occupied\n${counts}`)).toMatchObject({
      says: [{ occupied: 2 }, { occupied: 2 }],
      faults: [4, 5, 6].map((line) => [line, 'occupied', 'not_a_count']),
    });
  });

  it('one heading is not two columns, nor two headings one', () => {
    const columns = { occupied: 'taken', in_service: 'taken' };
    expect(read('date,shelter,taken\n2025-01-01,t-1,3\n', { columns }).faults).toEqual([[1, 'taken', 'column_twice']]);
    expect(read('date,shelter,occupied,Occupied\n2025-01-01,t-1,3,4\n').faults).toEqual([
      [1, 'occupied', 'heading_twice'],
    ]);
  });

  it('a profile’s missing column, a file without lines, and empty lines', () => {
    const columns = { occupied: 'TAKEN' };
    expect(read('date,shelter,occupied\n2025-01-01,t-1,3\n', { columns }).faults).toEqual([
      [1, 'TAKEN', 'no_such_column'],
    ]);
    expect(read('date,shelter,occupied\n').faults).toEqual([[1, null, 'no_lines']]);
    expect(read('').faults.map(([, , what]) => what)).toEqual(['missing_column', 'missing_column', 'missing_column']);
    expect(read('\n,,\ndate,shelter,occupied\n,,\n2025-01-01,t-1,3\n\n,,\n')).toMatchObject({ faults: [], says: [{}] });
  });
});

const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const sheet = (rows: string, after = '') => `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`;
const book = (names: readonly (readonly [name: string, file: string, state?: string])[]) => ({
  'xl/workbook.xml': names
    .map(
      ([name, file, state]) =>
        `<sheet name="${name}" ${state ? `state="${state}" ` : ''}sheetId="1" r:id="r-${file}"/>`,
    )
    .join(''),
  'xl/_rels/workbook.xml.rels': names
    .map(([, file]) => `<Relationship Id="r-${file}" Type="worksheet" Target="worksheets/${file}.xml"/>`)
    .join(''),
});
/** Three bytes per chunk, so that every token is split. The texts are plain ASCII. */
const unpack: Unpack = async function* (packed) {
  for (let i = 0; i < packed.length; i += 3) yield String.fromCharCode(...packed.subarray(i, i + 3));
};
const cellsOf = async (files: Readonly<Record<string, string>>, sheetName?: string) => {
  const found = await readWorkbook(storedZip(files), unpack, { sheet: sheetName });
  if (found === 'too_large') throw new Error(found);
  return found && { ...found, rows: found.rows.map(({ cells }) => cells.join('|')) };
};

describe('IM-1: a workbook', () => {
  const two = {
    ...book([
      ['Notes', 'sheet3'],
      ['Old &amp; done', 'sheet4', 'hidden'],
      ['Nights', 'sheet2'],
    ]),
    'xl/worksheets/sheet2.xml': sheet(`<row r="1">${cell('A1', 'date')}</row>`),
    'xl/worksheets/sheet3.xml': sheet('<row r="1"/>'),
    'xl/worksheets/sheet4.xml': sheet(`<row r="1">${cell('A1', 'hidden')}</row>`),
  };

  it('with several sheets: the first visible one with content is read, or the requested one', async () => {
    const sheets = ['Notes', 'Nights'];
    expect(await cellsOf(two)).toEqual({ rows: ['date'], sheets, sheet: 'Nights' });
    expect(await cellsOf(two, 'Notes')).toEqual({ rows: [], sheets, sheet: null });
    expect(await cellsOf(two, 'Old & done')).toEqual({ rows: [], sheets, sheet: null });
  });

  it('with merged cells: each has the text of the first', async () => {
    const rows = [
      `<row r="1">${cell('A1', 'house')}${cell('B1', 'taken')}</row>`,
      `<row r="2">${cell('A2', 'Lipa')}${cell('B2', '3')}</row>`,
      `<row r="3">${cell('B3', '4')}</row><row r="4">${cell('B4', '5')}</row>`,
    ].join('');
    const merged = sheet(rows, '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>');
    expect(await cellsOf({ 'xl/worksheets/sheet1.xml': merged })).toMatchObject({
      rows: ['house|taken', 'Lipa|3', 'Lipa|4', '|5'],
    });
  });

  it('with rows and cells without references: they are read in order', async () => {
    const rows = '<row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c t="s"><v>1</v></c></row>';
    const files = {
      'xl/sharedStrings.xml': '<sst><si/><si><t>Li</t><t>pa</t></si></sst>',
      'xl/worksheets/sheet1.xml': sheet(rows),
    };
    expect(await cellsOf(files)).toMatchObject({ rows: ['1||2', 'Lipa'] });
  });

  it('with the 1904 date system: its days are converted to the 1900 system, and counts stay as they are', async () => {
    const styles = [
      '<numFmts><numFmt numFmtId="164" formatCode="d.m.yyyy"/>',
      '<numFmt numFmtId="165" formatCode="[Red]0&quot; days&quot;"/></numFmts>',
      '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>',
    ].join('');
    const cells = [0, 1, 2, 3].map((style) => `<c s="${style}"><v>44197</v></c>`).join('');
    const files = (properties: string) => ({
      'xl/workbook.xml': `<workbook>${properties}</workbook>`,
      'xl/styles.xml': styles,
      'xl/worksheets/sheet1.xml': sheet(`<row>${cells}<c s="1" t="str"><v>44197</v></c></row>`),
    });
    const rowsWith = async (properties: string) => (await cellsOf(files(properties)))?.rows;
    expect(await rowsWith('<workbookPr date1904="1"/>')).toEqual(['44197|45659|45659|44197|44197']);
    expect(await rowsWith('<workbookPr date1904="true" codeName="x"/>')).toEqual(['44197|45659|45659|44197|44197']);
    for (const since1900 of ['', '<workbookPr/>', '<workbookPr date1904="0"/>'])
      expect(await rowsWith(since1900)).toEqual(['44197|44197|44197|44197|44197']);
    // 44,197 days after 1 January 1904.
    expect(dateReader('serial')?.('45659')).toBe(new Date(Date.UTC(1904, 0, 1 + 44_197)).toISOString().slice(0, 10));
  });
});

describe('IM-9: a file that is larger than any sheet', () => {
  const CHUNK = 65_536;
  const unpackWhole: Unpack = async function* (packed) {
    yield Array.from(packed, (byte) => String.fromCharCode(byte)).join('');
  };
  const bytes = storedZip({ 'xl/worksheets/sheet1.xml': sheet('<row/>') });
  /** An archive that unpacks to such chunks of a sheet for ever, and how many were taken. */
  const endless = (chunk: string) => {
    const taken = { chunks: 0 };
    const unpackEndlessly: Unpack = async function* () {
      for (;;) {
        taken.chunks++;
        yield chunk;
      }
    };
    return { taken, unpackEndlessly };
  };

  it.each([
    ['nothing', '\0'.repeat(CHUNK), LONGEST_LINE],
    ['one cell', 'x'.repeat(CHUNK), LONGEST_LINE],
    ['rows', '<row><c><v>1</v></c></row>'.repeat(CHUNK / 32), mostUnpacked(bytes.length)],
  ])('IM-9: an archive that unpacks to %s for ever is read to a stated size and no further', async (_, chunk, most) => {
    const { taken, unpackEndlessly } = endless(chunk);
    expect(await readWorkbook(bytes, unpackEndlessly)).toBe('too_large');
    expect(taken.chunks).toBeLessThanOrEqual(Math.ceil(most / chunk.length) + 1);
  });

  it.each([
    ['a column that no sheet has', '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'],
    ['a line that no sheet has', '<row r="900000000"><c><v>1</v></c></row>'],
    ['a cell longer than a sheet has', `<row>${cell('A1', 'x'.repeat(FILE_LIMITS.cellCharacters + 1))}</row>`],
    [
      'one text merged over millions of cells',
      Array.from({ length: 400 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c></row>`).join(''),
      '<mergeCell ref="A1:BM400"/>'.repeat(50),
    ],
  ])('IM-9: %s is too large', async (_, rows, after = '') => {
    const files = storedZip({ 'xl/worksheets/sheet1.xml': sheet(rows, after) });
    expect(await readWorkbook(files, unpackWhole)).toBe('too_large');
  });

  it.each([
    ['a million columns', `a${','.repeat(999_999)}`],
    ['a cell of thirty million characters', `a,${'x'.repeat(30_000_000)}`],
    ['a quoted cell that is longer than a sheet has', `a,"${'x\n'.repeat(FILE_LIMITS.cellCharacters)}"`],
  ])('IM-9: a text with %s is too large, and is not read to its end', (_, text) => {
    const reader = new TextReader();
    let pushed = 0;
    const push = () => {
      for (; pushed < text.length; pushed += CHUNK) reader.push(text.slice(pushed, pushed + CHUNK));
      reader.end();
    };
    expect(push).toThrow(TooLarge);
    expect(pushed).toBeLessThanOrEqual(LONGEST_LINE + CHUNK);
  });

  it('IM-9: the widest and longest that a sheet may have is read', () => {
    const widest = Array.from({ length: FILE_LIMITS.columns }, (_, i) => String(i)).join(',');
    const longest = 'x'.repeat(FILE_LIMITS.cellCharacters);
    expect(csvRows(`${widest}\n${longest},1\n`).map(({ cells }) => cells.length)).toEqual([FILE_LIMITS.columns, 2]);
  });
});

describe('IM-7: given a run in which one house fails', () => {
  const shelter = (shelterId: string): ShelterPlan => ({
    ...{ shelterId, name: shelterId, organisation: 'Atina', isNew: false, same: [] },
    steps: [{ name: 'report-nights', body: {}, lines: [2, 3] }],
  });

  it('when others are in flight, then they are counted before the result is returned', async () => {
    const counts = emptyCounts();
    const sent: string[] = [];
    const target: ImportTarget = {
      atOnce: 2,
      check: () => Promise.reject(new Error('The check is not used here.')),
      send: async ({ shelterId }) => {
        sent.push(shelterId);
        if (shelterId === 'a') throw new Error('signed out');
        // Finishes long after the other has failed.
        for (let turn = 0; turn < 100; turn++) await Promise.resolve();
        return { ok: true, facts: 2 };
      },
    };
    const run = runPlan(target, ['a', 'b', 'c'].map(shelter), {
      continueOnRefusal: true,
      onLines: () => undefined,
      counts,
    });
    await expect(run).rejects.toThrow('signed out');
    expect([sent, counts.added]).toEqual([['a', 'b'], 2]);
  });
});

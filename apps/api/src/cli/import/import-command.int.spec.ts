import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { workbookOf } from '../../exports/tables/workbook.ts';
import { operatorCommand } from '../../testing/operator-command.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'haven-import-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string, bytes: Buffer) => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
const haven = (kind: string, path: string, ...options: string[]) =>
  operatorCommand('import', [kind, path, ...options], { HAVEN_DATA_DIR: join(folder, 'data') });

/** Text as a spreadsheet of the region saves it. */
function inCodePage(codePage: string, text: string): Buffer {
  const letters = new TextDecoder(codePage).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Buffer.from([...text].map((letter) => letters.indexOf(letter)));
}

/** A workbook as an office in Serbia keeps it: notes first, dates typed and counted, people in two columns. */
const CYRILLIC = () =>
  file(
    'kuce.xlsx',
    workbookOf([
      {
        name: 'Ноћи',
        columns: ['Сигурна кућа', 'Датум', 'Жене', 'Деца', 'Слободно', 'Држава', 'Град'],
        rows: [
          ['Липа', '13.1.2024.', 2, 3, 4, 'Србија', 'Ниш'],
          ['Липа', 45305, 1, null, 8, 'Србија', 'Ниш'],
          ['Врба', 45304, 4, 4, 0, 'Србија', 'Чачак'],
          ['Врба', '14. 1. 2024', 'много', 1, 0, 'Србија', 'Чачак'],
        ],
      },
      { name: 'Напомене', columns: ['Шта'], rows: [['Ништа']] },
    ]),
  );

/** A text as an older spreadsheet in Bosnia saves it: Windows-1250, semicolons, decimal commas. */
const LATIN = (rows: readonly string[]) =>
  file(
    'kuce.csv',
    inCodePage('windows-1250', ['kuća;datum;žene;djeca;organizacija;država;općina', ...rows].join('\r\n')),
  );

describe('given a workbook in Serbian Cyrillic', () => {
  const sums = [
    '--organisation',
    'Atina',
    '--column',
    'occupied=Жене + Деца',
    '--column',
    'in_service=Жене+Деца+Слободно',
  ];

  it('IM-16: when it has two sheets, then the command says which it read and names the other, and takes that by its name', async () => {
    const dry = await haven('daily-counts', CYRILLIC(), ...sums, '--dry-run');
    expect(dry.out).toContain('Read from sheet "Ноћи". Other sheets: Напомене.');
    const other = await haven('daily-counts', CYRILLIC(), ...sums, '--sheet', 'Напомене');
    expect(other.err).toContain('no column says this, please choose one (--column');
    const none = await haven('daily-counts', CYRILLIC(), ...sums, '--sheet', 'Ноћ');
    expect(none).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no sheet "Ноћ". Sheets: Ноћи, Напомене.'),
    });
  });

  it('IM-12, IM-13: when people are in two columns and dates in two forms, then each night is the sum, on its day', async () => {
    const refused = await haven('daily-counts', CYRILLIC(), ...sums);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('Row 5, Жене: "много" is no whole number') });
    const report = join(folder, 'left-out.csv');
    const done = await haven('daily-counts', CYRILLIC(), ...sums, '--skip-bad', report);
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('2 houses new, 3 rows new') });
    expect(done.out).toContain('dates as DD.MM.YYYY, serial');
    expect(readFileSync(report, 'utf8')).toBe('line,column,what,cell\n5,Жене,not_a_count,много\n');
    // What is there is compared night by night: a file of the sums says nothing new.
    const asSums = 'house;date;in_service;occupied\nЛипа;2024-01-13;9;5\nЛипа;2024-01-14;9;1\nВрба;2024-01-13;8;8\n';
    const again = await haven('daily-counts', file('sums.csv', Buffer.from(asSums)), '--organisation', 'Atina');
    expect(again.out).toContain('0 houses new, 0 rows new, 3 there already');
  });
});

describe('given a text in Windows-1250', () => {
  const GOOD = [
    'Trešnja;13.1.2024;2,0;3,00;Lara;Bosna i Hercegovina;Banja Luka',
    'Trešnja;14.1.2024;1,0;;Lara;BiH;Banja Luka',
  ];
  const sum = ['--column', 'occupied=žene + djeca'];

  it('IM-10, IM-11, IM-12: when it has decimal commas, words for countries and a sum, then it is brought in', async () => {
    const done = await haven('daily-counts', LATIN(GOOD), ...sum);
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('1 houses new, 2 rows new') });
    expect(done.out).toContain('Read as Windows-1250, the Latin letters of the region. Are the names right?');
  });

  it('IM-15, IM-11, IM-14: when it contradicts --organisation, or has a word that is not known or a long name, then that is said', async () => {
    const long = 'Sigurna kuća za žene i djecu žrtve nasilja u porodici, Banja Luka';
    const rows = [...GOOD, `${long};13.1.2024;1;1;Atina;Bosna;Banja Luka`, 'Javor;13.1.2024;1;1;;Bosnija;Tuzla'];
    const { code, out, err } = await haven('daily-counts', LATIN(rows), ...sum, '--organisation', 'Lara');
    expect(code).toBe(1);
    expect(err).toContain('Row 4, organizacija: "Atina" is not Lara, which was said for all rows');
    expect(err).toMatch(/Row 5, država: "Bosnija" is no country\. Nearest: Bosn/);
    expect(out).not.toContain('too long');
    const cut = await haven('daily-counts', LATIN([...GOOD, rows[2]!.replace('Atina', 'Lara')]), ...sum, '--dry-run');
    expect(cut.out).toContain(`Row 4, kuća: "${long}" is too long, and is "${long.slice(0, 60).trim()}" here`);
  });
});

describe('given houses with their rooms, as they were set up in a spreadsheet', () => {
  it('HS-6: when they are brought in, then each is a draft with its rooms, and the second time nothing is new', async () => {
    const text = 'kuća;grad;soba;kreveti;dečji\nLipa;Niš;1;2;1\n;;2;3;\nVrba;Čačak;1;4;\n';
    const path = file('kuce.csv', Buffer.from(text));
    const done = await haven('houses-rooms', path, '--organisation', 'Atina');
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('2 houses new, 3 rows new, 0 there already') });
    expect(done.out).toContain('New houses are drafts');
    const dry = await haven('houses-rooms', path, '--organisation', 'Atina', '--dry-run');
    expect(dry.out).toContain('0 houses new, 0 rows new, 3 there already, 0 bad');
  });
});

describe('given rows that count rooms', () => {
  it('IM-18: when nobody says how many beds a room has, then that is asked, and the setting that answers it is named', async () => {
    const path = file('sobe.csv', Buffer.from('datum;kuća;zauzete sobe;sobe;grad\n13.1.2024;Lipa;3;4;Niš\n'));
    const { code, err } = await haven('daily-counts', path, '--organisation', 'Atina');
    expect(code).toBe(1);
    expect(err).toContain(
      'Row 2, zauzete sobe: rooms are counted here: say how many beds a room has (--beds-per-room 2)',
    );
    const done = await haven('daily-counts', path, '--organisation', 'Atina', '--beds-per-room', '2');
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('1 houses new, 1 rows new') });
  });
});

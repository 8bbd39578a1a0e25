import { Blob as NodeBlob } from 'node:buffer';
import { DecompressionStream } from 'node:stream/web';
import { TextDecoder } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { commandBodies } from '@safe-haven/contracts';
import { columnName, isWorkbook } from '@safe-haven/contracts/exchange';
import { type Cells, cellsOf } from './cells.ts';
import { registrationOf, roomsIn, sheetOf } from './shelters.ts';
import { sheetVocabulary } from './vocabulary.ts';
import { workbookCells } from './xlsx.ts';

const WORDS = sheetVocabulary();
const read = (text: string) => sheetOf(cellsOf(text), WORDS);
/** The shelters of a spreadsheet with rooms and beds, abbreviated. */
const sheltersOf = (text: string) =>
  read(text)?.shelters.map((shelter) => {
    const { name, area, kind, rooms = [] } = registrationOf(shelter, 'Atina', 'Europe/Belgrade');
    const bedsIn = (room: (typeof rooms)[number], kind: string) => room.beds.filter((bed) => bed.kind === kind).length;
    const roomTexts = rooms.map(
      (room) => `${room.label} ${room.privacy} ${bedsIn(room, 'adult')}+${bedsIn(room, 'child')}`,
    );
    return [name, area.id, kind, ...roomTexts];
  });
const faults = (text: string) =>
  read(text)?.faults.map(({ line, column, what, cellText }) => [line, column, what, cellText]);

const PLAIN = [
  'House,Area,Kind,Room,Used by,Beds,Child',
  'Vrba,Banja Luka,Crisis shelter,1,one party,2,1',
  ',,,2,shared,3,',
];

describe('a spreadsheet of houses', () => {
  const expected = [['Vrba', 'ba-banja-luka', 'crisis', '1 household 2+1', '2 shared 3+0']];

  test.each([
    ['commas', PLAIN.join('\n')],
    ['semicolons', PLAIN.join('\r\n').replaceAll(',', ';')],
    ['tabs', PLAIN.join('\n').replaceAll(',', '\t')],
    ['a mark of its encoding, and an empty end', `\uFEFF${PLAIN.join('\n')}\n,,\n\n`],
    ['a title in a merged cell above', `"Our houses, 2026";;;;;;\n;;;;;;\n${PLAIN.join('\n').replaceAll(',', ';')}`],
    ['decimal commas', PLAIN.join('\n').replaceAll(',', '\t').replace('2\t1', '2,0\t1,00')],
  ])('HS-6: is read with %s', (_, text) => {
    expect(sheltersOf(text)).toEqual(expected);
    expect(faults(text)).toEqual([]);
  });

  test('HS-6: is read in the other languages of the network', () => {
    expect(sheltersOf('Куќа;Подрачје;Соба;Кревети\nЛипа;Скопје;1;2')?.[0]).toEqual([
      'Липа',
      'mk-skopje',
      'emergency',
      '1 household 2+0',
    ]);
    expect(sheltersOf('Shtëpia\tZona\tDhoma\tShtretër\nArta\tTiranë\t1\t2')?.[0]?.[1]).toBe('al-tirane');
    expect(sheltersOf('Kuća,Područje,Soba,Kreveti,Dječiji\nVrba,Banjaluka?,1,2,')).toEqual([]);
  });

  test('HS-6: says line and column of whatever is wrong, all of it at once', () => {
    const text = [
      'House;Area;Kind;Room;Used by;Beds;Child',
      'Vrba;Banja Luka;;1;one party;two;1',
      ';;;1;;2;',
      ';;; 1 ;;2;',
      ';;;2;sometimes;2;',
      ';;;;;2;',
      'Lipa;Atlantis;;1;;2;',
      'Arta;Tirana;castle;1;;2;',
      ';;;3;;2,5;',
    ].join('\n');
    expect(faults(text)).toEqual([
      [2, 'F', 'not_a_number', 'two'],
      [4, 'D', 'name_twice', '1'],
      [5, 'E', 'unknown_privacy', 'sometimes'],
      [6, 'D', 'needs_name', ''],
      [7, 'B', 'unknown_area', 'Atlantis'],
      [8, 'C', 'unknown_kind', 'castle'],
      [9, 'A', 'needs_house', ''],
    ]);
  });

  test('HS-6: of another form, says that nothing names the columns', () => {
    for (const text of ['1,2,3\n4,5,6', 'Dear Mira,\nthe houses are:\n', '<html><body>', ''])
      expect(read(text)).toBeNull();
  });

  test('HS-6: thirty houses are thirty registrations that the server takes', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `House ${i};Niš;;1;;4;2`);
    const shelters = read(['House;Area;Kind;Room;Used by;Beds;Child', ...lines].join('\n'))?.shelters ?? [];
    expect(shelters).toHaveLength(30);
    for (const shelter of shelters) {
      expect(commandBodies.register.safeParse(registrationOf(shelter, 'Atina', 'Europe/Belgrade')).success).toBe(true);
    }
  });

  test('rooms that are pasted without names of columns go by their place', () => {
    expect(roomsIn(cellsOf('Room 4\tone party\t2\t1\nRoom 5\tshared\ttwo\t0\t1'), WORDS)).toEqual([
      { label: 'Room 4', privacy: 'household', adult: '2', child: '1', cot: '', overflow: '', forWhom: null },
      { label: 'Room 5', privacy: 'shared', adult: 'two', child: '0', cot: '1', overflow: '', forWhom: null },
    ]);
  });

  test('a cell in quotes holds separators, ends of lines and quotes', () => {
    expect(cellsOf('a;"b;""c""\nd";e\n')).toEqual([['a', 'b;"c"\nd', 'e']]);
    expect([0, 25, 26, 701].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ']);
  });
});

describe('a workbook', () => {
  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheet = `<worksheet><sheetData>
    <row r="1">${cell('A1', 'House')}${cell('B1', 'Area')}${cell('D1', 'Room')}${cell('E1', 'Beds')}</row>
    <row r="3"><c r="A3" t="s"><v>1</v></c>${cell('B3', 'Niš')}<c r="D3"><v>1</v></c><c r="E3"><v>4</v></c></row>
  </sheetData></worksheet>`;
  const strings = '<sst><si><t>other</t></si><si><r><t>Vr</t></r><r><t>ba</t></r></si></sst>';

  test.each([true, false])('HS-6: is read without a library, packed or not (%s)', async (packed) => {
    // jsdom has no streams.
    Object.assign(globalThis, { DecompressionStream, Blob: NodeBlob, TextDecoder });
    const bytes = zip({ 'xl/sharedStrings.xml': strings, 'xl/worksheets/sheet1.xml': sheet }, packed);
    expect(isWorkbook(bytes)).toBe(true);
    const cells = (await workbookCells(bytes)) as Cells;
    expect(cells).toEqual([['House', 'Area', '', 'Room', 'Beds'], [], ['Vrba', 'Niš', '', '1', '4']]);
    expect(sheetOf(cells, WORDS)?.shelters).toHaveLength(1);
  });

  test('HS-6: that is cut off, or none, is said to be unreadable', async () => {
    const bytes = zip({ 'xl/worksheets/sheet1.xml': sheet }, true);
    expect(await workbookCells(bytes.slice(0, bytes.length - 30))).toBeNull();
    expect(await workbookCells(zip({ 'word/document.xml': '<a/>' }, true))).toBeNull();
    expect(await workbookCells(new Uint8Array([0x50, 0x4b]))).toBeNull();
  });
});

/** A ZIP archive like those of spreadsheet programs. */
function zip(files: Readonly<Record<string, string>>, packed: boolean): Uint8Array {
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = packed ? deflateRawSync(Buffer.from(text)) : Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(packed ? 8 : 0, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(at, 42);
    locals.push(local, Buffer.from(name), data);
    centrals.push(central, Buffer.from(name));
    at += 30 + name.length + data.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
}

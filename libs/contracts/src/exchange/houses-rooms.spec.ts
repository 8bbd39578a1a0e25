import { describe, expect, it, test } from '@jest/globals';
import { type CommandBody, commandBodies } from '../commands.ts';
import { csvRows } from './csv.ts';
import type { KnownShelter } from './known.ts';
import { parseFile, planImport } from './plan-import.ts';
import { emptyProfile } from './profile.ts';

const PROFILE = { ...emptyProfile('houses_rooms'), forAll: { organisation: 'Atina' } };
const read = (text: string, known: readonly KnownShelter[] = []) =>
  planImport(parseFile(csvRows(text), PROFILE), PROFILE, { known, now: 0 });
/** The commands of a file, each of them one that the program takes, abbreviated. */
const commandsOf = (text: string, known: readonly KnownShelter[] = []) =>
  read(text, known).shelters.flatMap(({ steps }) =>
    steps.map(({ name, body, lines }) => {
      expect(commandBodies[name].safeParse(body).error).toBeUndefined();
      const { rooms = [], ...house } = body as Partial<CommandBody<'register'>>;
      const bedsIn = (room: (typeof rooms)[number], kind: string) =>
        room.beds.filter((bed) => bed.kind === kind).length;
      return [
        [name, house.name, house.area?.id, house.kind].filter((part) => part !== undefined).join(' '),
        ...rooms.map((room) => `${room.label} ${room.privacy} ${bedsIn(room, 'adult')}+${bedsIn(room, 'child')}`),
        lines.join(),
      ];
    }),
  );
const faultsOf = (text: string) =>
  read(text).faults.map(({ line, column, what, typed }) => [line, column, what, typed]);

const PLAIN = [
  'House,Area,Kind,Room,Used by,Beds,Child',
  'Vrba,Banja Luka,Crisis shelter,1,one party,2,1',
  ',,,2,shared,3,',
];

describe('HS-6: a file of houses with their rooms', () => {
  test.each([
    ['commas', PLAIN.join('\n'), '2,3'],
    ['semicolons', PLAIN.join('\r\n').replaceAll(',', ';'), '2,3'],
    ['tabs', PLAIN.join('\n').replaceAll(',', '\t'), '2,3'],
    ['a mark of its encoding, and an empty end', `\uFEFF${PLAIN.join('\n')}\n,,\n\n`, '2,3'],
    [
      'a title in a merged cell above',
      `"Our houses, 2026";;;;;;\n;;;;;;\n${PLAIN.join('\n').replaceAll(',', ';')}`,
      '4,5',
    ],
    ['decimal commas', PLAIN.join('\n').replaceAll(',', '\t').replace('2\t1', '2,0\t1,00'), '2,3'],
  ])('HS-6: is read with %s, and a house is registered with its rooms in one command', (_, text, lines) => {
    expect(faultsOf(text)).toEqual([]);
    expect(commandsOf(text)).toEqual([
      ['register Vrba ba-banja-luka crisis', '1 household 2+1', '2 shared 3+0', lines],
    ]);
  });

  test('HS-6: is read in the other languages of the network', () => {
    expect(commandsOf('Куќа;Подрачје;Соба;Кревети\nЛипа;Скопје;1;2')[0]?.[0]).toBe('register Липа mk-skopje emergency');
    expect(commandsOf('Shtëpia\tZona\tDhoma\tShtretër\nArta\tTiranë\t1\t2')[0]?.[0]).toContain('al-tirane');
  });

  test('HS-6: says row and column of whatever is wrong, all of it at once', () => {
    const text = [
      'House;Area;Kind;Room;Used by;Beds;Child',
      'Vrba;Banja Luka;;1;one party;two;1',
      ';;;1;;2;',
      ';;; 1 ;;3;',
      ';;;2;sometimes;2;',
      ';;;;;2;',
      ';;;4;;41;',
      'Lipa;Atlantis;;1;;2;',
      'Arta;Tirana;castle;1;;2;',
      ';;;3;;2,5;',
    ].join('\n');
    expect(faultsOf(text)).toEqual([
      [2, 'Beds', 'not_a_count', 'two'],
      [4, 'Room', 'room_differs', '1'],
      [5, 'Used by', 'unknown_word', 'sometimes'],
      [6, 'Room', 'missing', ''],
      [7, 'Beds', 'too_many_beds', '41'],
      [8, 'country', 'missing', ''],
      [8, 'Area', 'unknown_area', 'Atlantis'],
      [9, 'Kind', 'unknown_word', 'castle'],
      [10, 'Kind', 'unknown_word', 'castle'],
      [10, 'Beds', 'not_a_count', '2,5'],
    ]);
    // What is so for the house is known although its first row can't be used.
    expect(commandsOf(text)).toEqual([['register Vrba ba-banja-luka emergency', '1 household 2+0', '3']]);
  });

  test('HS-6: of another form, says which columns are missing', () => {
    for (const text of ['1,2,3\n4,5,6', 'Dear Mira,\nthe houses are:\n', '<html><body>', ''])
      expect(read(text)).toMatchObject({
        shelters: [],
        faults: [{ what: 'missing_column' }, { what: 'missing_column' }],
      });
  });

  test('HS-6: a name is no ID: two organisations may have a house of one name', () => {
    expect(read(PLAIN.join('\n')).shelters.map(({ shelterId }) => shelterId)).toEqual(['atina-vrba']);
  });

  it('HS-6: a house of ninety rooms, or of more beds than one command has, is as many commands as it needs', () => {
    const rooms = (n: number, beds: number) =>
      ['House;Area;Room;Beds', ...Array.from({ length: n }, (_, i) => `Vrba;Niš;${i + 1};${beds}`)].join('\n');
    expect(commandsOf(rooms(90, 2)).map((command) => [command[0]?.split(' ')[0], command.length - 2])).toEqual([
      ['register', 40],
      ['add-rooms', 40],
      ['add-rooms', 10],
    ]);
    expect(commandsOf(rooms(12, 40)).map((command) => command.length - 2)).toEqual([5, 5, 2]);
  });

  it('HS-6: of a house that is there, the rooms that it does not have are added and no other is changed', () => {
    const vrba: KnownShelter = {
      ...{ shelterId: 'v-1', name: 'Vrba', organisation: 'Atina', country: 'BA', areaId: 'ba-banja-luka' },
      ...{ timezone: 'Europe/Sarajevo', kind: 'crisis', mode: 'kept', rules: null, nights: {}, stays: [] },
      rooms: [
        {
          label: '2',
          privacy: 'shared',
          forWhom: null,
          beds: ['a', 'b', 'c'].map((bedId) => ({ bedId, label: bedId, kind: 'adult' })),
        },
      ],
    };
    const { shelters } = read(PLAIN.join('\n'), [vrba]);
    expect(shelters).toMatchObject([{ shelterId: 'v-1', isNew: false, same: [3] }]);
    expect(commandsOf(PLAIN.join('\n'), [vrba])).toEqual([['add-rooms', '1 household 2+1', '2']]);
  });
});

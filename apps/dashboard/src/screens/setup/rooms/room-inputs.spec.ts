import { describe, expect, test } from '@jest/globals';
import { commandBodies } from '@safe-haven/contracts';
import { copyOf, EMPTY_ROOM, faultsOf, parsedBeds, rowsOf, toRooms, withNext } from './room-inputs.ts';

const room = (label: string, more = {}) => ({ ...EMPTY_ROOM, label, adult: '2', ...more });

describe('rooms that are typed', () => {
  test('HS-4: become rooms with their beds, named after the room, as the command takes them', () => {
    const rooms = toRooms([room('Room 2', { child: '1', cot: '1' }), room('Attic', { adult: '1' }), EMPTY_ROOM]);
    expect(rooms.map(({ label, beds }) => [label, beds.map((bed) => `${bed.label} ${bed.kind}`)])).toEqual([
      ['Room 2', ['2A adult', '2B adult', '2C child', '2D cot']],
      ['Attic', ['A adult']],
    ]);
    expect(commandBodies['add-rooms'].safeParse({ rooms }).success).toBe(true);
    const names = toRooms([room('Hall 7', { adult: '40' })])[0]?.beds.map(({ label }) => label) ?? [];
    expect(new Set(names).size).toBe(40);
  });

  test('HS-4: say what is wrong with each, and nothing of an empty row', () => {
    const inputs = [
      room('Attic'),
      room(' attic '),
      room(''),
      room('Three', { adult: 'two' }),
      room('Four', { adult: '' }),
      room('Five', { adult: '30', child: '30' }),
      room('HALL'),
      EMPTY_ROOM,
    ];
    expect(faultsOf(inputs, ['Hall']).map((fault) => fault?.what ?? null)).toEqual([
      null,
      'name_twice',
      'needs_name',
      'not_a_number',
      'needs_beds',
      'too_many_beds',
      'name_twice',
      null,
    ]);
  });

  test.each([
    ['', 0],
    [' 3 ', 3],
    ['2,0', 2],
    ['2.00', 2],
    ['2,5', null],
    ['two', null],
    ['-1', null],
    ['41', null],
  ])('"%s" is %p beds', (inputs, beds) => {
    expect(parsedBeds(inputs)).toBe(beds);
  });

  test('"three rooms of four beds" are three rows whose names are not taken', () => {
    const { label: _, ...four } = room('', { adult: '4' });
    const rows = rowsOf(3, four, ['Room 2'], (number) => `Room ${number}`);
    expect(rows.map(({ label, adult }) => `${label}: ${adult}`)).toEqual(['Room 1: 4', 'Room 3: 4', 'Room 4: 4']);
  });

  test('a copy has the next name, and there is always a row to go on in', () => {
    expect(copyOf(room('Room 9', { child: '3' }), ['Room 9', 'room 10'])).toEqual(room('Room 11', { child: '3' }));
    expect(copyOf(room('Attic'), ['Attic']).label).toBe('Attic 2');
    expect(withNext([room('1')])).toHaveLength(2);
    expect(withNext([EMPTY_ROOM])).toHaveLength(1);
  });
});

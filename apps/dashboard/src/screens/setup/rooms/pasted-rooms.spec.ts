import { describe, expect, test } from '@jest/globals';
import { pastedRooms } from './pasted-rooms.ts';

const NONE = { cot: '', overflow: '', forWhom: null };

describe('rooms that are pasted from a spreadsheet', () => {
  test('HS-4: without names of columns go by their place', () => {
    expect(pastedRooms('Room 4\tone party\t2\t1\nRoom 5\tshared\ttwo\t0\t1')).toEqual([
      { ...NONE, label: 'Room 4', privacy: 'household', adult: '2', child: '1' },
      { ...NONE, label: 'Room 5', privacy: 'shared', adult: 'two', child: '0', cot: '1' },
    ]);
  });

  test('HS-4: with names of columns go by these, in words of any of the six languages', () => {
    expect(pastedRooms('Соба;За кого;Кревети\n\n7;за жене;3\n')).toEqual([
      { ...NONE, label: '7', privacy: 'shared', forWhom: 'women', adult: '3', child: '' },
    ]);
  });
});

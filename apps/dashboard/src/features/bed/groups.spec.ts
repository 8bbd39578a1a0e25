import { describe, expect, test } from '@jest/globals';
import { bed, exactDetail, hold, room, stay } from '../shelter/shelter.fixture.ts';
import { choosableBeds, groupBeds } from './groups.ts';

const held = (id: string) => bed(id, { use: 'held', holdId: 'h1' });
const lived = (id: string) => bed(id, { use: 'occupied', stayId: 's1' });

describe('groups of beds', () => {
  test('each bed is in exactly one group, whatever its state', () => {
    const rooms = [
      room('1', [bed('1a'), held('1b'), bed('1c', { use: 'out' }), held('1d'), bed('1e', { use: 'closed' })]),
      room('2', [lived('2a'), bed('2b', { use: 'spare' }), lived('2c')]),
    ];
    const groups = groupBeds({ rooms, holds: [hold('h1', ['1b', '1d'])], stays: [stay('s1', ['2a', '2c'])] });
    const inGroups = groups.flatMap((r) => r.groups.flatMap((g) => g.beds.map((b) => b.bedId)));
    expect(inGroups.toSorted()).toEqual(rooms.flatMap((r) => r.beds.map((b) => b.bedId)).toSorted());
    expect(groups[0]!.groups.map((g) => g.kind)).toEqual(['free', 'hold', 'out', 'closed']);
    expect(groups[1]!.groups.map((g) => g.kind)).toEqual(['stay', 'free']);
  });

  test('the beds of one hold are together and its card is there once, also over two rooms', () => {
    const rooms = [room('1', [held('1a')]), room('2', [held('2a'), bed('2b')])];
    const [first, second] = groupBeds({ rooms, holds: [hold('h1', ['1a', '2a'])], stays: [] });
    expect(first!.groups.map((g) => g.kind)).toEqual(['hold']);
    expect(second!.groups).toMatchObject([{ kind: 'free' }, { kind: 'also', room: 'Room 1' }]);
  });

  test('a bed whose hold is not visible is still shown', () => {
    const [only] = groupBeds({ rooms: [room('1', [held('1a')])], holds: [], stays: [] });
    expect(only!.groups).toMatchObject([{ kind: 'also', beds: [{ bedId: '1a' }] }]);
  });
});

describe('beds that can be chosen', () => {
  const { rooms } = exactDetail();

  test('FR-2: are free, and not in a room that another party has for itself', () => {
    const taken = room('9', [lived('9a'), bed('9b', { use: 'spare' })]);
    expect(choosableBeds([...rooms, taken]).flatMap((r) => r.beds.map((b) => b.bedId))).toEqual(['1a', '1b']);
  });

  test('are also the party’s own and what is free next to them', () => {
    const ownBeds = room('9', [lived('9a'), bed('9b', { use: 'spare' })]);
    expect(choosableBeds([ownBeds], ['9a']).flatMap((r) => r.beds.map((b) => b.bedId))).toEqual(['9a', '9b']);
  });
});

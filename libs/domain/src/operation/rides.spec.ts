import { beforeEach, describe, expect, it } from '@jest/globals';
import { after, DAY, HOUR } from '../instant.ts';
import { added, box, Night, NOBODY, NOW } from '../testing/operation-night.ts';
import type { LineStanding, OperationCommand, OutsideOperation } from './commands/command.ts';
import type { PartyRelations, Travel } from './events.ts';
import { onTheWay, waitsOf } from './rides.ts';

/** A night in which lipa holds places for four parties, and topola abroad for a fifth. */
class OnTheRoad {
  readonly night = new Night();
  readonly travels = new Map<number, Travel>();
  readonly places = new Map([1, 2, 3, 4].map((line) => [line, 'lipa']).concat([[5, 'topola']]) as [number, string][]);
  readonly related = new Map<number, PartyRelations>([1, 2, 3, 4, 5].map((line) => [line, NOBODY]));
  readonly over = new Set<number>();

  constructor() {
    for (const line of [1, 2, 3, 4, 5]) this.night.done(added(line));
  }

  get outside(): OutsideOperation {
    const { travels, places, related } = this;
    return {
      related,
      standingOf: ({ line }): LineStanding => (this.over.has(line) ? 'over' : 'held'),
      roads: {
        travels,
        placeOf: (line) => (this.over.has(line) ? null : (places.get(line) ?? null)),
        isAbroad: (shelterId) => shelterId === 'topola',
      },
    };
  }

  done(command: OperationCommand): string | null {
    return this.night.done(command, this.outside);
  }

  ride(lines: readonly number[], { to = 'lipa', leavesAt = after(NOW, HOUR) } = {}): string | null {
    const says = { lines, leavesAt };
    const code = this.done({ type: 'add-ride', shelterId: to, travel: box('operation-o1'), says });
    if (code === null) this.travels.set(this.night.opened.lastRide, says);
    return code;
  }

  change(ride: number, lines: readonly number[], leavesAt = after(NOW, HOUR)): string | null {
    const says = { lines, leavesAt };
    const code = this.done({ type: 'change-ride', ride, travel: box('operation-o1'), says });
    if (code === null) this.travels.set(ride, says);
    return code;
  }

  show(ride: number): string | null {
    return this.done({ type: 'show-meeting-point', ride });
  }

  waits(ride: number) {
    return waitsOf(this.night.opened, this.night.opened.rides.find((one) => one.ride === ride)!, this.outside);
  }
}

let road: OnTheRoad;
beforeEach(() => {
  road = new OnTheRoad();
});

describe('OR-18: a ride', () => {
  it('is of those for whom its house holds a place, each in one, and leaves within a day', () => {
    expect(road.ride([1, 2])).toBeNull();
    expect(road.ride([2, 3])).toBe('in_another_ride');
    expect(road.ride([3, 5])).toBe('held_elsewhere');
    expect(road.ride([3, 9])).toBe('held_elsewhere');
    expect(road.ride([3], { leavesAt: after(NOW, DAY + 1) })).toBe('ride_not_near');
    expect(road.ride([3], { leavesAt: after(NOW, -DAY - 1) })).toBe('ride_not_near');
    const elsewhere = { shelterId: 'lipa', travel: box('operation-o2'), says: { lines: [3], leavesAt: NOW } };
    expect(road.done({ type: 'add-ride', ...elsewhere })).toBe('sealed_elsewhere');
    expect(road.night.opened.rides.map(({ ride }) => ride)).toEqual([1]);
  });

  it('keeps its number: one that was called off gives it to no other', () => {
    road.ride([1]);
    road.ride([2]);
    expect(road.done({ type: 'call-off-ride', ride: 2 })).toBeNull();
    expect(road.done({ type: 'call-off-ride', ride: 2 })).toBe('ride_unknown');
    expect(road.ride([2])).toBeNull();
    expect(road.night.opened.rides.map(({ ride }) => ride)).toEqual([1, 3]);
  });

  it('is changed as a whole, and the same again adds nothing', () => {
    road.ride([1]);
    const { revision } = road.night.opened;
    expect(road.change(1, [1])).toBeNull();
    expect(road.night.opened.revision).toBe(revision);
    expect(road.change(1, [1, 2])).toBeNull();
    expect(road.ride([2])).toBe('in_another_ride');
    expect(road.change(7, [3])).toBe('ride_unknown');
    expect(road.change(1, [1, 5])).toBe('held_elsewhere');
  });

  it('is left by a party that has arrived, which another ride may name then', () => {
    road.ride([1, 2]);
    road.over.add(1);
    const [ride] = road.night.opened.rides;
    expect(onTheWay(road.night.opened, ride!, road.outside)).toEqual([2]);
    expect(road.waits(1)).toEqual({ crossing: [], apart: [], away: [] });
    road.over.add(2);
    expect(road.show(1)).toBe('ride_over');
  });
});

describe('OR-19: who may not be together does not travel together', () => {
  it('is refused, through whomever it was said', () => {
    road.related.set(1, { with: [3], notWith: [] });
    road.related.set(2, { with: [], notWith: [3] });
    expect(road.ride([1, 2])).toBe('ride_apart');
    expect(road.ride([2, 3])).toBe('ride_apart');
    expect(road.ride([1, 3])).toBeNull();
    expect(road.change(1, [1, 2, 3])).toBe('ride_apart');
  });

  it('makes a ride wait when it is said later', () => {
    road.ride([1, 2, 4]);
    road.related.set(2, { with: [], notWith: [1] });
    expect(road.waits(1)).toEqual({ crossing: [], apart: [1, 2], away: [] });
    expect(road.show(1)).toBe('ride_waits');
  });
});

describe('OR-20: a ride waits', () => {
  it('for a party that has not agreed to cross the border on its way', () => {
    expect(road.ride([5], { to: 'topola' })).toBeNull();
    expect(road.waits(1).crossing).toEqual([5]);
    expect(road.show(1)).toBe('ride_waits');
    road.done({ type: 'record-crossing', line: 5, crosses: 'refused' });
    expect(road.show(1)).toBe('ride_waits');
    road.done({ type: 'record-crossing', line: 5, crosses: 'agreed' });
    expect(road.show(1)).toBeNull();
  });

  it('for a party for which its house no longer holds a place, or which is not on the list', () => {
    road.ride([1, 2]);
    road.places.set(1, 'vrba');
    expect(road.waits(1).away).toEqual([1]);
    road.places.delete(1);
    expect(road.waits(1).away).toEqual([1]);
    expect(road.show(1)).toBe('ride_waits');
    expect(road.change(1, [2])).toBeNull();
    expect(road.show(1)).toBeNull();
  });
});

describe('OR-21: the meeting point of a ride', () => {
  it('is a step of it each time somebody looks, also after the operation has ended', () => {
    road.ride([1]);
    expect(road.show(4)).toBe('ride_unknown');
    expect(road.night.opened.rides[0]?.shownAt).toBeNull();
    road.night.now = after(NOW, HOUR);
    expect(road.show(1)).toBeNull();
    expect(road.night.opened.rides[0]?.shownAt).toBe(after(NOW, HOUR));
    const { revision } = road.night.opened;
    expect(road.show(1)).toBeNull();
    expect(road.night.opened.revision).toBe(revision + 1);
    road.done({ type: 'close' });
    expect(road.ride([2])).toBe('operation_closed');
    expect(road.show(1)).toBeNull();
  });
});

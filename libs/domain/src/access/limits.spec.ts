import { describe, expect, it } from '@jest/globals';
import { after, HOUR, MINUTE } from '../instant.ts';
import { COORDINATOR, OTHER_COORDINATOR } from '../testing/people.ts';
import { hasBroughtToMany, hasSeenEnough, needsSecondPerson } from './limits.ts';

const NOW = '2026-11-25T20:00:00.000Z';
const ago = (ms: number) => after(NOW, -ms);
const begun = (at: string, by = COORDINATOR) => ({
  person: by.person,
  byOrganisation: by.organisation,
  at,
  until: after(at, 30 * MINUTE),
});
const COLLEAGUE = { ...COORDINATOR, person: 'p-coo-2' };

describe('given earlier emergency accesses', () => {
  it('VA-4: then one open house, or two that are over, allow another; two that are open or three within 12 h do not', () => {
    const over = (hours: number) => begun(ago(hours * HOUR));
    const open = begun(ago(5 * MINUTE));
    expect(needsSecondPerson([], COORDINATOR, NOW)).toBe(false);
    expect(needsSecondPerson([open], COORDINATOR, NOW)).toBe(false);
    expect(needsSecondPerson([over(2), over(3)], COORDINATOR, NOW)).toBe(false);
    expect(needsSecondPerson([open, open], COORDINATOR, NOW)).toBe(true);
    expect(needsSecondPerson([over(2), over(3), over(11)], COORDINATOR, NOW)).toBe(true);
    expect(needsSecondPerson([over(2), over(3), over(12)], COORDINATOR, NOW)).toBe(false);
  });

  it('VA-4: then those of colleagues count, those of other organisations do not, and those in another role of the person do', () => {
    const [mine, theirs] = [begun(ago(5 * MINUTE), COLLEAGUE), begun(ago(5 * MINUTE), OTHER_COORDINATOR)];
    expect(needsSecondPerson([mine, mine], COORDINATOR, NOW)).toBe(true);
    expect(needsSecondPerson([theirs, theirs], COORDINATOR, NOW)).toBe(false);
    const elsewhere = { ...COORDINATOR, organisation: 'Vita' };
    expect(needsSecondPerson([begun(ago(5 * MINUTE)), begun(ago(4 * MINUTE))], elsewhere, NOW)).toBe(true);
  });
});

describe('given revealed addresses', () => {
  const shown = (shelterId: string, hours = 1, purpose = 'delivery', person = 'p') => ({
    person,
    shelterId,
    purpose,
    at: ago(hours * HOUR),
  });
  const five = ['a', 'b', 'c', 'd', 'e'].map((house) => shown(house));

  it('VA-8: then a sixth house in 24 h exceeds the limit, and one of the five again does not', () => {
    expect(hasSeenEnough(five.slice(1), 'p', 'f', NOW)).toBe(false);
    expect(hasSeenEnough(five, 'p', 'f', NOW)).toBe(true);
    expect(hasSeenEnough(five, 'p', 'c', NOW)).toBe(false);
    expect(hasSeenEnough([...five.slice(1), shown('a', 24)], 'p', 'f', NOW)).toBe(false);
  });

  it('VA-8: then houses with somebody on the way, and what others saw, do not count', () => {
    const brought = ['a', 'b', 'c', 'd', 'e'].map((house) => shown(house, 1, 'bring_somebody'));
    expect(hasSeenEnough(brought, 'p', 'f', NOW)).toBe(false);
    expect(hasSeenEnough(five, 'q', 'f', NOW)).toBe(false);
  });

  it('VA-12: then a third house within 12 h is one too many to bring somebody to, and one of the two again is not', () => {
    const [a, b] = [shown('a', 1, 'bring_somebody'), shown('b', 11, 'bring_somebody')];
    expect(hasBroughtToMany([a], 'p', 'c', NOW)).toBe(false);
    expect(hasBroughtToMany([a, b], 'p', 'c', NOW)).toBe(true);
    expect(hasBroughtToMany([a, b], 'p', 'b', NOW)).toBe(false);
    expect(hasBroughtToMany([a, b], 'q', 'c', NOW)).toBe(false);
    expect(hasBroughtToMany([a, shown('b', 12, 'bring_somebody')], 'p', 'c', NOW)).toBe(false);
    expect(hasBroughtToMany([a, shown('b', 1)], 'p', 'c', NOW)).toBe(false);
  });
});

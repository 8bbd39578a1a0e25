import { describe, expect, it } from '@jest/globals';
import { after, HOUR, MINUTE } from '../instant.ts';
import { COORDINATOR, OTHER_COORDINATOR } from '../testing/people.ts';
import { BROUGHT_TO, CONTACTS_READ, isBeyond, needsSecondPerson, REVEALED } from './limits.ts';

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

describe('given houses that one person looked at', () => {
  const seen = (shelterId: string, hours = 1) => ({ shelterId, at: ago(hours * HOUR) });
  const five = ['a', 'b', 'c', 'd', 'e'].map((shelter) => seen(shelter));

  it('VA-8: then a sixth house in 24 h is beyond the limit, and one of the five again is not', () => {
    expect(isBeyond(REVEALED, five.slice(1), ['f'], NOW)).toBe(false);
    expect(isBeyond(REVEALED, five, ['f'], NOW)).toBe(true);
    expect(isBeyond(REVEALED, five, ['c'], NOW)).toBe(false);
    expect(isBeyond(REVEALED, [...five.slice(1), seen('a', 24)], ['f'], NOW)).toBe(false);
  });

  it('VA-12: then a third house within 12 h is one too many to bring somebody to, and one of the two again is not', () => {
    expect(isBeyond(BROUGHT_TO, [seen('a')], ['c'], NOW)).toBe(false);
    expect(isBeyond(BROUGHT_TO, [seen('a'), seen('b', 11)], ['c'], NOW)).toBe(true);
    expect(isBeyond(BROUGHT_TO, [seen('a'), seen('b', 11)], ['b'], NOW)).toBe(false);
    expect(isBeyond(BROUGHT_TO, [seen('a'), seen('b', 12)], ['c'], NOW)).toBe(false);
  });

  it('VA-13: then eight houses may be read at once or one by one, each as often as one likes, and a ninth is beyond', () => {
    const eight = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const looks = eight.map((shelterId) => ({ shelterId, at: ago(9 * MINUTE) }));
    expect(isBeyond(CONTACTS_READ, [], [...eight, ...eight], NOW)).toBe(false);
    expect(isBeyond(CONTACTS_READ, [], [...eight, 'i'], NOW)).toBe(true);
    expect(isBeyond(CONTACTS_READ, looks, eight, NOW)).toBe(false);
    expect(isBeyond(CONTACTS_READ, looks, ['a', 'i'], NOW)).toBe(true);
    expect(isBeyond(CONTACTS_READ, looks, ['i'], after(NOW, MINUTE))).toBe(false);
  });
});

import { describe, expect, test } from '@jest/globals';
import { askFirst, foundPlaces, foundShelter, full } from '../find.fixture.ts';
import { actionOf, couldBeAsked, frozenOrder, movedBetween, orderOf, placedIn, sameOrder, topOf } from './order.ts';

const ids = (shelters: readonly { shelterId: string }[]) => shelters.map(({ shelterId }) => shelterId);
const counted = foundShelter('bor', { direct: false, offer: null, conditions: [{ code: 'counted' }] });

describe('the order of what was found', () => {
  const before = foundPlaces({
    takes: [foundShelter('a'), foundShelter('b')],
    takesIf: [askFirst('c')],
    cannot: [full('d')],
  });

  test('a house that changes its group has moved, though the row of names is the same', () => {
    const after = foundPlaces({
      takes: [foundShelter('a')],
      takesIf: [askFirst('b'), askFirst('c')],
      cannot: [full('d')],
    });
    expect(movedBetween(orderOf(before), orderOf(after))).toBe(1);
    expect(sameOrder(orderOf(before), orderOf(after))).toBe(false);
    expect(movedBetween(orderOf(before), orderOf(before))).toBe(0);
  });

  test('held still, every house stays where it is, and only what is gone goes', () => {
    const after = foundPlaces({ takes: [foundShelter('b')], cannot: [full('a'), full('d')] });
    const frozen = frozenOrder(orderOf(before), placedIn(after));
    expect(frozen).toEqual({ takes: ['a', 'b'], takesIf: [], cannot: ['d'] });
    // "a" moves back, "c" disappears.
    expect(movedBetween(frozen, orderOf(after))).toBe(1);
  });
});

describe('what can be done about a house', () => {
  const placed = (shelter: Parameters<typeof actionOf>[0]['shelter'], group: 'takes' | 'takesIf' | 'cannot') => ({
    shelter,
    group,
  });

  test('its beds are held where this role may, and it is asked where it may not', () => {
    expect(actionOf(placed(foundShelter('a'), 'takes'))).toBe('hold');
    expect(
      actionOf(placed(foundShelter('a', { conditions: [{ code: 'payer_consent', value: 'before' }] }), 'takesIf')),
    ).toBe('hold');
    expect(actionOf(placed(askFirst('a'), 'takesIf'))).toBe('ask');
    expect(actionOf(placed(foundShelter('a', { conditions: [{ code: 'held_again_too_soon' }] }), 'takesIf'))).toBe(
      'ask',
    );
  });

  test('nothing can be done where only a phone helps, or where they cannot go', () => {
    expect(actionOf(placed(counted, 'takesIf'))).toBe('none');
    expect(actionOf(placed(foundShelter('a', { conditions: [{ code: 'unreadable' }] }), 'takesIf'))).toBe('none');
    expect(actionOf(placed(full('a'), 'cannot'))).toBe('none');
    // It was taken while the answer was pending, whatever the result said.
    expect(actionOf(placed(foundShelter('a'), 'cannot'))).toBe('none');
  });

  test('Enter acts on the first about which something can be done', () => {
    const top = (found: ReturnType<typeof foundPlaces>) => topOf(orderOf(found), placedIn(found))?.shelterId;
    expect(top(foundPlaces({ takes: [foundShelter('a')], takesIf: [askFirst('b')] }))).toBe('a');
    expect(top(foundPlaces({ takesIf: [counted, askFirst('b')] }))).toBe('b');
    expect(top(foundPlaces({ takesIf: [counted], cannot: [full('d')] }))).toBeUndefined();
  });
});

describe('whom a request is put to', () => {
  test('everybody who takes them or might', () => {
    const found = foundPlaces({ takes: [foundShelter('a')], takesIf: [askFirst('b'), counted], cannot: [full('d')] });
    expect(ids(couldBeAsked(found))).toEqual(['a', 'b', 'bor']);
  });

  test('if none does, those whose only barrier is a place now', () => {
    const closed = foundShelter('e', { barriers: [{ code: 'intake_hours' }, { code: 'no_free_place' }] });
    const never = foundShelter('f', { barriers: [{ code: 'no_free_place' }, { code: 'gender', groups: ['men'] }] });
    expect(ids(couldBeAsked(foundPlaces({ cannot: [full('d'), closed, never] })))).toEqual(['d', 'e']);
  });
});

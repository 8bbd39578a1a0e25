import { describe, expect, it } from '@jest/globals';
import { after, DAY, HOUR, MINUTE } from '../instant.ts';
import type { Actor } from '../terms.ts';
import { added, box, described, Night, NOBODY, NOW } from '../testing/operation-night.ts';
import { HOTLINE, OTHER_COORDINATOR, party } from '../testing/people.ts';
import type { OutsideOperation } from './commands/command.ts';
import { operationDueFrom } from './due.ts';
import type { PartyRelations } from './events.ts';

const COLLEAGUE: Actor = { ...HOTLINE, person: 'p-colleague' };

describe('given the list of an operation', () => {
  it('OR-2: a card that is on it, a party of nobody, one that is not there or the 61st are refused', () => {
    const night = new Night();
    expect(night.done(added(1))).toBeNull();
    expect(night.done(added(1))).toBe('line_taken');
    expect(night.done({ ...added(2), party: party({}) })).toBe('empty_party');
    expect(night.done({ type: 'change-party', ...described(9) })).toBe('line_unknown');
    expect(night.done({ ...added(2), criteria: box('request-r1') })).toBe('sealed_elsewhere');
    for (let line = 2; line <= 60; line++) expect(night.done(added(line))).toBeNull();
    expect(night.done(added(61))).toBe('too_many_lines');
    expect(night.done({ type: 'split-party', ...described(1), into: described(61) })).toBe('too_many_lines');
    expect(night.opened.lines).toHaveLength(60);
  });

  it('OR-3: with and not with contradict each other through whomever, also through one who is not said of', () => {
    const night = new Night();
    const related = new Map([
      [1, { with: [2], notWith: [] }],
      [2, NOBODY],
      [3, { with: [2], notWith: [9] }],
    ]);
    for (const line of [1, 2, 3]) night.done(added(line));
    const relate = (line: number, says: PartyRelations) =>
      night.done({ type: 'relate-party', line, relations: box(`request-r${line}`), related: says }, { related });
    expect(relate(1, { with: [2], notWith: [3] })).toBe('with_and_not_with');
    expect(relate(2, { with: [], notWith: [2] })).toBe('with_and_not_with');
    expect(relate(2, { with: [], notWith: [9] })).toBeNull();
  });

  it.each([
    ['agreed', 'agreed', 'agreed'],
    ['agreed', 'not_asked', 'not_asked'],
    ['not_asked', 'refused', 'refused'],
    ['refused', 'agreed', 'refused'],
  ] as const)('OR-4: of %s and %s that are one is %s to cross a border', (mine, theirs, both) => {
    const night = new Night();
    night.done({ ...added(1), crosses: mine });
    night.done({ ...added(2), crosses: theirs });
    const join = { type: 'join-parties', ...described(1), other: 2, others: [], related: NOBODY } as const;
    expect(night.done(join)).toBeNull();
    expect(night.opened.lines.map(({ line, crosses }) => [line, crosses])).toEqual([[1, both]]);
  });

  it('OR-4: when two become one, parties that named the other name this one, and a contradiction is refused', () => {
    const night = new Night();
    for (const line of [1, 2, 3]) night.done(added(line));
    const related = new Map([
      [1, { with: [3], notWith: [] }],
      [2, NOBODY],
      [3, { with: [], notWith: [2] }],
    ]);
    const others = [{ line: 3, relations: box('request-r3'), related: { with: [], notWith: [1] } }];
    const join = { type: 'join-parties', ...described(1), other: 2, others, related: NOBODY } as const;
    expect(night.done({ ...join, related: { with: [3], notWith: [] } }, { related })).toBe('with_and_not_with');
    expect(night.done(join, { related })).toBeNull();
    expect(night.opened.lines.map(({ line }) => line)).toEqual([1, 3]);
    expect(night.opened.gone).toEqual([{ line: 2, requestId: 'r2', joined: 1 }]);
  });
});

describe('given who leads an operation', () => {
  it('OR-7: of two who take the lead the second is refused, and only the lead may do what is the lead’s', () => {
    const night = new Night();
    night.done(added(1));
    expect(night.done({ type: 'close' }, {}, COLLEAGUE)).toBe('not_lead');
    expect(night.done({ type: 'take-lead', from: HOTLINE.person }, {}, COLLEAGUE)).toBeNull();
    expect(night.done({ type: 'take-lead', from: HOTLINE.person }, {}, { ...HOTLINE, person: 'p-3' })).toBe(
      'lead_changed',
    );
    expect(night.done({ type: 'take-lead', from: COLLEAGUE.person }, {}, OTHER_COORDINATOR)).toBe('other_organisation');
    expect(night.done({ type: 'close' })).toBe('not_lead');
    expect(night.done({ type: 'close' }, {}, COLLEAGUE)).toBeNull();
    expect(night.done(added(2))).toBe('operation_closed');
  });

  it('OR-8: a week after the last touch of a person the clock closes it, at that time, and no sooner', () => {
    const night = new Night();
    night.now = after(NOW, DAY);
    night.done(added(1));
    expect(operationDueFrom(night.state)).toBe(after(NOW, 8 * DAY));
    night.now = after(NOW, 8 * DAY - 1);
    expect(night.decide({ type: 'record-time' })).toEqual({ ok: true, events: [] });
    night.now = after(NOW, 9 * DAY);
    night.done({ type: 'record-time' });
    expect(night.opened).toMatchObject({
      situation: 'closed',
      closedAt: after(NOW, 8 * DAY),
      closedBecause: 'left_alone',
    });
    expect(operationDueFrom(night.state)).toBeNull();
  });
});

describe('given a plan that is held', () => {
  it('OR-11: the full hold ends an hour after the planned arrival, within 6 h, or 12 h across a border', () => {
    const night = new Night();
    for (const line of [1, 2, 3, 4]) night.done(added(line));
    const far = { minutes: 1_000 };
    night.hold(
      night.planned(1),
      night.planned(2, far),
      night.planned(3, { ...far, abroad: true }),
      night.planned(4, { minutes: null }),
    );
    const ends = night.opened.lines.map(({ hold }) => hold?.until);
    const from = (ms: number) => after(NOW, ms);
    expect(ends).toEqual([from(160 * MINUTE), from(6 * HOUR), from(12 * HOUR), from(6 * HOUR)]);
  });

  it('OR-12: undo takes the newest act back as one fact, except for parties that have arrived', () => {
    const night = new Night();
    for (const line of [1, 2, 3]) night.done(added(line));
    night.hold(night.planned(1));
    night.answered([1]);
    night.hold(night.planned(2), night.planned(3));
    night.answered([2, 3]);
    const standingOf: OutsideOperation['standingOf'] = ({ line }) => (line === 3 ? 'over' : 'held');
    const undone = night.decide({ type: 'undo-holds' }, { standingOf });
    expect(undone.events).toMatchObject([{ event: { type: 'OperationHoldsUndone', lines: [2] } }]);
    expect(night.done({ type: 'undo-holds', lines: [1] }, { standingOf })).toBe('nothing_held');
  });

  it('OR-13: what a house could not hold is recorded at its line, once for each act, and never at a newer one', () => {
    const night = new Night();
    for (const line of [1, 2]) night.done(added(line));
    night.hold(night.planned(1), night.planned(2));
    night.answered([1], [2]);
    expect(night.opened.lines.map(({ hold, refused }) => [hold?.holdId, refused?.code])).toEqual([
      ['h1', undefined],
      [undefined, 'no_free_place'],
    ]);
    const before = night.opened.revision;
    night.answered([], [1, 2]);
    expect(night.opened.revision).toBe(before);
  });

  it('OR-14: a plan of another list is not held, and a party that has a place does not change', () => {
    const night = new Night();
    for (const line of [1, 2]) night.done(added(line));
    const [one, two] = [night.planned(1), night.planned(2)];
    night.done({ type: 'record-crossing', line: 2, crosses: 'refused' });
    expect(night.hold(one, two)).toBe('plan_outdated');
    expect(night.hold({ ...one, requestId: 'another' })).toBe('plan_outdated');
    expect(night.hold(one)).toBeNull();
    // The house has not answered yet.
    expect(night.done({ type: 'change-party', ...described(1, { requestId: 'r9' }) })).toBe('line_held');
    expect(night.done({ type: 'take-back-party', line: 1 })).toBe('line_held');
    expect(night.hold(one)).toBe('nothing_to_hold');
    night.answered([], [1]);
    // Its request was opened: the party as it is now is another one.
    expect(night.done({ type: 'change-party', ...described(1) })).toBe('line_held');
    expect(night.done({ type: 'change-party', ...described(1, { requestId: 'r9' }) })).toBeNull();
    expect(night.opened.lines[0]).toMatchObject({ requestId: 'r9', isRequested: false, refused: null });
  });
});

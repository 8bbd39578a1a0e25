import { describe, expect, it } from '@jest/globals';
import { WOMAN } from '../testing/people.ts';
import { note, opened, seen } from '../testing/requests.ts';
import { keptShelter } from '../testing/shelter.ts';
import { releasesOf } from './follow.ts';

describe('why they declined', () => {
  it('RQ-18: is in the fact that ends a request, and in the release of what was promised', () => {
    for (const [end, fact] of [
      [
        { type: 'withdraw', declined: 'too_far' },
        { type: 'RequestWithdrawn', declined: 'too_far' },
      ],
      [
        { type: 'close-unmet', reasons: ['declined_by_party', 'no_answer'], declined: 'shared_room' },
        { type: 'RequestClosedUnmet', declined: 'shared_room' },
      ],
    ] as const) {
      const wanted = opened('r1', 'a', 'b');
      if (end.type === 'withdraw') note(wanted, seen('a', 'live', 5));
      expect(wanted.given(end)).toMatchObject([fact]);
      if (end.type === 'close-unmet') note(wanted, seen('a', 'live', 5));
      expect(releasesOf(wanted.opened)).toMatchObject([{ reason: 'declined', declined: end.declined }]);
    }
  });

  it('RQ-18: is nowhere where they did not decline, or did not say why', () => {
    const [one, two, three] = [opened('r1', 'a'), opened('r1', 'a'), opened('r1', 'a', 'b')];
    expect(one.given({ type: 'withdraw' })).toEqual([{ type: 'RequestWithdrawn' }]);
    const [closing] = two.given({ type: 'close-unmet', reasons: ['too_far'], declined: 'too_far' });
    expect(closing).not.toHaveProperty('declined');
    note(three, seen('a', 'live', 5));
    note(three, seen('b', 'live', 5));
    expect(releasesOf(three.opened)).toEqual([expect.not.objectContaining({ declined: expect.anything() })]);
  });

  it('RQ-18: an admission after all needs no reason, and one taken back has it again', () => {
    const wanted = opened('r1', 'a');
    note(wanted, seen('a', 'live', 5));
    wanted.given({ type: 'withdraw', declined: 'across_border' });
    note(wanted, seen('a', 'admitted', 6));
    expect(releasesOf(wanted.opened)).toEqual([]);
    note(wanted, seen('a', 'live', 7));
    expect(releasesOf(wanted.opened)).toMatchObject([{ reason: 'declined', declined: 'across_border' }]);
  });

  it('RQ-18: a release of a hold keeps it with `declined` and drops it with any other reason', () => {
    const shelter = keptShelter();
    for (const [reason, kept] of [
      ['declined', { declined: 'house_rules' }],
      ['no_show', {}],
    ] as const) {
      const [held] = shelter.given({ type: 'hold-beds', party: WOMAN });
      const holdId = (held as { holdId: string }).holdId;
      shelter.pass(1);
      const released = shelter.given({ type: 'release-hold', holdId, reason, declined: 'house_rules' });
      expect(released).toEqual([{ type: 'HoldReleased', holdId, reason, ...kept }]);
    }
  });
});

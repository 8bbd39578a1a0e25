import { describe, expect, it } from '@jest/globals';
import type { EventContext } from '../decider.ts';
import { after, DAY, MINUTE } from '../instant.ts';
import type { Fact, ShelterEvent } from '../shelter/events.ts';
import { mayCommand } from '../shelter/rights.ts';
import { HOTLINE, OTHER_COORDINATOR, WOMAN } from '../testing/people.ts';
import { note, opened, REQUESTS, seen } from '../testing/requests.ts';
import { idOfHold, keptShelter, START } from '../testing/shelter.ts';
import type { Answer } from './events.ts';
import { follow, releasesOf } from './follow.ts';
import { nextYes } from './selectors.ts';
import { emptyLedger, type HoldLedger, MAX_REMEMBERED, observe } from './sightings.ts';

const promised = () => {
  const wanted = opened('r1', 'a', 'b', 'c');
  note(wanted, seen('a', 'live', 5));
  return wanted;
};
const answered = (answers: Readonly<Record<string, Answer>>) => {
  const wanted = opened('r1', ...Object.keys(answers));
  for (const [shelterId, answer] of Object.entries(answers)) {
    wanted.pass(1).given({ type: 'respond', shelterId, answer, codes: answer === 'yes' ? [] : ['languages'] });
  }
  return wanted;
};

describe('consequences of a hold', () => {
  it('RQ-3: given an open request, when the first hold is seen, then it is promised, with ids from the causing event', () => {
    const wanted = opened('r1', 'a');
    const sighting = seen('a', 'live', 5);
    const event = { type: 'RequestPromised', shelterId: 'a', holdId: 'hold-a', seenRevision: 5 };
    expect(follow(wanted.state, sighting)).toEqual([
      { kind: 'write', requestId: 'r1', commandId: 'a-5', events: [{ event, occurredAt: sighting.at }] },
    ]);
  });

  it('RQ-3: given a promised request, when a second hold is seen, then that one is released as placed elsewhere', () => {
    const wanted = promised();
    const second = seen('b', 'live', 9);
    const consequences = follow(wanted.state, second);
    expect(consequences.map(({ kind }) => kind)).toEqual(['write', 'release']);
    expect(consequences[1]).toMatchObject({ shelterId: 'b', holdId: 'hold-b', reason: 'placed_elsewhere' });
    note(wanted, second);
    expect(wanted.opened.situation).toBe('promised');
    expect(follow(wanted.state, second)).toEqual(consequences.slice(1));
  });

  it.each([
    ['withdrawn', { type: 'withdraw' }],
    ['unmet', { type: 'close-unmet', reasons: ['no_answer'] }],
  ] as const)('given a request that is %s, when a hold for it is seen, then the hold is not needed', (_, close) => {
    const wanted = opened('r1', 'a');
    wanted.given(close);
    expect(follow(wanted.state, seen('a', 'live', 5)).at(-1)).toMatchObject({ kind: 'release', reason: 'declined' });
  });

  it('RQ-4: given a promised request, when it is withdrawn, then its hold is to be released', () => {
    const wanted = promised();
    wanted.given({ type: 'withdraw' });
    expect(releasesOf(wanted.opened)).toMatchObject([{ shelterId: 'a', holdId: 'hold-a', reason: 'declined' }]);
  });

  it.each(['lapsed', 'released'] as const)(
    'RQ-5: given a promise and other yeses, when its hold is %s, then the request reopens and the next yes in order is next',
    (how) => {
      const wanted = answered({ a: 'yes', b: 'yes_if', c: 'no', d: 'yes' });
      note(wanted, seen('a', 'live', 5));
      expect(nextYes(wanted.opened)).toBeNull();
      expect(follow(wanted.state, seen('a', how, 6))).toMatchObject([
        { kind: 'write', events: [{ event: { type: 'RequestReopened', because: how } }] },
      ]);
      note(wanted, seen('a', how, 6));
      expect(nextYes(wanted.opened)).toBe('d');
      expect(follow(wanted.state, seen('a', how, 6))).toEqual([]);
      note(wanted, seen('d', 'live', 3));
      note(wanted, seen('d', 'lapsed', 4));
      expect(nextYes(wanted.opened)).toBe('b');
    },
  );

  it('RQ-5: given a yes whose hold ended, when it says yes again, then it is next again; one that held in vain is too', () => {
    const wanted = answered({ a: 'yes', b: 'yes' });
    note(wanted, seen('a', 'live', 5));
    note(wanted, seen('b', 'live', 2));
    note(wanted, seen('b', 'released', 3, { reason: 'placed_elsewhere' }));
    note(wanted, seen('a', 'lapsed', 6));
    expect(nextYes(wanted.opened)).toBe('b');
    note(wanted, seen('b', 'live', 8, { holdId: 'hold-b2' }));
    note(wanted, seen('b', 'lapsed', 9, { holdId: 'hold-b2' }));
    expect(nextYes(wanted.opened)).toBeNull();
    wanted.given({ type: 'respond', shelterId: 'a', answer: 'yes_if', codes: ['languages'] });
    expect(nextYes(wanted.opened)).toBe('a');
  });

  it('RQ-14: given a reopened request, when the next house says no, then the other yes is next, and a yes that comes later is seen', () => {
    const wanted = answered({ a: 'yes', b: 'yes', c: 'yes', d: 'no' });
    note(wanted, seen('a', 'live', 5));
    note(wanted, seen('a', 'lapsed', 6));
    const answerOf = (shelterId: string, answer: Answer) =>
      wanted.pass(1).given({ type: 'respond', shelterId, answer, codes: answer === 'yes' ? [] : ['no_staff'] }) &&
      nextYes(wanted.opened);
    expect(nextYes(wanted.opened)).toBe('b');
    expect([answerOf('b', 'no'), answerOf('c', 'no'), answerOf('d', 'yes_if'), answerOf('b', 'yes')]).toEqual([
      'c',
      null,
      'd',
      'b',
    ]);
  });

  it('RQ-6: given a promise that lapsed and a second one, when the first party arrives all the same, then it is placed there', () => {
    const wanted = promised();
    note(wanted, seen('a', 'lapsed', 6));
    note(wanted, seen('b', 'live', 9));
    expect(follow(wanted.state, seen('a', 'admitted', 7))).toMatchObject([
      { kind: 'write', events: [{ event: { type: 'RequestPlaced', shelterId: 'a' } }] },
      { kind: 'release', shelterId: 'b', reason: 'placed_elsewhere' },
    ]);
  });

  it('RQ-6: given a request closed without a place, when its party is admitted after all, then it is placed', () => {
    const wanted = opened('r1', 'a');
    wanted.given({ type: 'close-unmet', reasons: ['no_answer'], interim: 'hotel' });
    note(wanted, seen('a', 'admitted', 6));
    expect(wanted.opened).toMatchObject({ situation: 'placed', reasons: [], interim: null });
  });

  it.each(['live', 'lapsed', 'released'] as const)(
    'RQ-15: given a request that had closed before its party came, when the admission is voided and the hold is %s, then it is closed as before',
    (how) => {
      const wanted = promised();
      note(wanted, seen('a', 'lapsed', 6));
      wanted.given({ type: 'close-unmet', reasons: ['no_answer', 'too_far'], interim: 'hotel' });
      const { closedAt } = wanted.opened;
      note(wanted, seen('a', 'admitted', 7));
      expect(wanted.opened).toMatchObject({ situation: 'placed', reasons: [], under: { situation: 'unmet' } });
      expect(follow(wanted.state, seen('a', how, 8))).toMatchObject([
        { kind: 'write', events: [{ event: { type: 'RequestHoldNotNeeded' } }] },
        { kind: 'release', holdId: 'hold-a', reason: 'declined' },
      ]);
      note(wanted, seen('a', how, 8));
      const closed = { situation: 'unmet', reasons: ['no_answer', 'too_far'], interim: 'hotel', closedAt, under: null };
      expect(wanted.opened).toMatchObject(closed);
      expect(follow(wanted.state, seen('a', how, 8))).toMatchObject([{ kind: 'release', holdId: 'hold-a' }]);
    },
  );

  it('RQ-15: given a withdrawn request with two admissions, when both are voided, then it is withdrawn again, and not before', () => {
    const wanted = promised();
    wanted.given({ type: 'withdraw' });
    note(wanted, seen('a', 'admitted', 6));
    note(wanted, seen('b', 'live', 2));
    note(wanted, seen('b', 'admitted', 3));
    const then = [seen('a', 'live', 7), seen('b', 'released', 4)].map((sighting) => {
      note(wanted, sighting);
      return wanted.opened.situation;
    });
    expect(then).toEqual(['placed', 'withdrawn']);
    expect(releasesOf(wanted.opened).map(({ holdId }) => holdId)).toEqual(['hold-a', 'hold-b']);
  });

  it('RQ-6: given a voided admission, when the hold is live again, then it is promised, otherwise it reopens', () => {
    const [one, two] = [promised(), promised()];
    for (const wanted of [one, two]) note(wanted, seen('a', 'admitted', 6));
    expect(note(one, seen('a', 'live', 7)).map(({ type }) => type)).toEqual(['RequestReopened', 'RequestPromised']);
    expect(one.opened.situation).toBe('promised');
    expect(note(two, seen('a', 'lapsed', 7))).toMatchObject([{ type: 'RequestReopened', because: 'corrected' }]);
    expect(two.opened).toMatchObject({ situation: 'open', closedAt: null });
  });

  it.each(['live', 'lapsed'] as const)(
    'given two admissions of one party, when one of them is voided and its hold is %s, then it stays placed',
    (how) => {
      const wanted = promised();
      note(wanted, seen('b', 'live', 3));
      note(wanted, seen('a', 'admitted', 6));
      note(wanted, seen('b', 'admitted', 4));
      note(wanted, seen('b', how, 8));
      expect(wanted.opened.situation).toBe('placed');
      expect(releasesOf(wanted.opened)).toMatchObject([{ shelterId: 'b' }]);
    },
  );

  it('given a sighting for another request, or for an unopened one, then nothing follows', () => {
    expect(follow({ situation: 'unopened', requestId: 'r1' }, seen('a', 'live', 5))).toEqual([]);
    expect(follow(opened('r2').state, seen('a', 'live', 5))).toEqual([]);
    expect(note(opened('r2'), seen('a', 'live', 5))).toEqual([]);
  });
});

describe('RQ-12: releases by the process manager', () => {
  it('given a hold for a request in any house, when the process releases it, then it is; one for no request is not', () => {
    const shelter = keptShelter();
    const hold = (requestId?: string) =>
      idOfHold(shelter.given({ type: 'hold-beds', party: WOMAN, ...(requestId ? { requestId } : {}) }, HOTLINE));
    const [mine, other] = [hold('r1'), hold()];
    const release = (holdId: string, actor = REQUESTS) =>
      shelter.when({ type: 'release-hold', holdId, reason: 'placed_elsewhere' }, actor);
    expect(release(other)).toMatchObject({ rejection: { code: 'not_your_hold' } });
    expect(release(mine, { ...OTHER_COORDINATOR, person: 'system:requests' })).toMatchObject({ ok: false });
    expect(release(mine)).toMatchObject({ ok: true, events: [{ event: { type: 'HoldReleased' } }] });
    expect(shelter.when({ type: 'extend-hold', holdId: hold('r2') }, REQUESTS)).toMatchObject({ ok: false });
    expect(mayCommand(REQUESTS, 'extend-hold', shelter.kept, { requestId: 'r2' })).toBe(false);
  });
});

describe('observations of holds in a house’s stream', () => {
  const actor = { person: 'p', role: 'hotline', organisation: 'SOS' } as const;
  const fact = (event: ShelterEvent, revision: number, at = START): Fact => {
    const context: EventContext = {
      eventId: `e${revision}`,
      revision,
      occurredAt: at,
      recordedAt: at,
      commandId: 'c',
      actor,
    };
    return { event, context };
  };
  const held = (holdId: string, requestId: string | null): ShelterEvent => ({
    type: 'BedsHeld',
    holdId,
    requestId,
    beds: ['b1'],
    party: WOMAN,
    placedBy: actor,
    expiresAt: after(START, 90 * MINUTE),
    arrival: null,
    policy: { extensionMinutes: 30, extensions: 1, longestEnd: after(START, 120 * MINUTE) },
  });
  const lapsed: ShelterEvent = { type: 'HoldLapsed', holdId: 'h', at: START };

  function take(ledger: HoldLedger, ...facts: readonly Fact[]) {
    let now = ledger;
    const occurred = facts.map((f) => {
      const { ledger: next, sighting } = observe(now, f);
      now = next;
      return sighting === null ? null : `${sighting.holdId} ${sighting.status} ${sighting.causeId}`;
    });
    return { ledger: now, said: occurred };
  }

  it('given a hold for no request, or a repeated fact, then there is no observation', () => {
    const { ledger, said: happened } = take(
      emptyLedger('s1'),
      fact(held('g', null), 1),
      fact({ type: 'HoldReleased', holdId: 'g', reason: 'error' }, 2),
      fact(held('h', 'r1'), 3),
      fact(held('h', 'r1'), 3),
      fact(lapsed, 4),
      fact(lapsed, 4),
      fact({ type: 'IntakeResumed' }, 5),
    );
    expect(happened).toEqual([null, null, 'h live e3', null, 'h lapsed e4', null, null]);
    expect(ledger.holds.map(({ holdId }) => holdId)).toEqual(['h']);
  });

  it('given a release or an admission, when it is voided, then the hold is what it was before', () => {
    const voided = (eventId: string): ShelterEvent => ({
      type: 'EventCorrected',
      eventId,
      correction: { kind: 'void' },
      reason: 'undo',
    });
    const admitted: ShelterEvent = {
      type: 'PartyAdmitted',
      stayId: 's',
      holdId: 'h',
      beds: ['b1'],
      party: WOMAN,
      kind: 'referral',
    };
    const { said } = take(
      emptyLedger('s1'),
      fact(held('h', 'r1'), 1),
      fact({ type: 'HoldReleased', holdId: 'h', reason: 'no_show' }, 2),
      fact(voided('e2'), 3),
      fact(lapsed, 4),
      fact(admitted, 5),
      fact({ ...voided('e5'), correction: { kind: 'replace_time', occurredAt: START } } as ShelterEvent, 6),
      fact(voided('e5'), 7),
    );
    expect(said).toEqual([
      'h live e1',
      'h released e2',
      'h live e3',
      'h lapsed e4',
      'h admitted e5',
      null,
      'h lapsed e7',
    ]);
  });

  it('given a hold that ended longer ago than the criteria of its request are kept, then it is dropped', () => {
    const ended = take(emptyLedger('s1'), fact(held('h', 'r1'), 1), fact(lapsed, 2), fact(held('live', 'r2'), 3));
    const late = after(START, MAX_REMEMBERED + DAY);
    const { ledger } = take(ended.ledger, fact(held('new', 'r3'), 4, late));
    expect(ledger.holds.map(({ holdId }) => holdId)).toEqual(['live', 'new']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { after, MINUTE } from '../instant.ts';
import { CLOCK, COORDINATOR, HOTLINE, MANAGER, party, STAFF, WOMAN } from '../testing/people.ts';
import { REQUESTS, seen } from '../testing/requests.ts';
import { idOfHold, keptShelter } from '../testing/shelter.ts';
import { acceptedJourney, departedJourney, type Journey, proposedJourney, within } from '../testing/transfers.ts';
import { openPartiesOf } from './tonight.ts';

/** What became of the hold of `t1` in the house it goes to. */
const its = (
  journey: Journey,
  ...[status, revision, over]: Parameters<typeof seen> extends [string, ...infer R] ? R : never
) =>
  journey.given(
    { type: 'note-hold', sighting: seen('s1', status, revision, { transferId: 't1', at: journey.now, ...over }) },
    REQUESTS,
  );
const held = (journey: Journey) => {
  its(journey, 'live', 4);
  return journey;
};
const leaving = (hours = 6) => {
  const journey = held(proposedJourney(hours));
  journey.given({ type: 'record-consent', kind: 'oral', scope: ['travel'] });
  journey.pass(10).given({ type: 'depart' });
  return journey;
};

describe('what a transfer takes from the hold that accepts it', () => {
  it('TR-7: given a proposal, then a hold of the house accepts it; the same acceptance again adds nothing', () => {
    const journey = held(proposedJourney());
    expect(journey.proposed).toMatchObject({ situation: 'accepted', hold: { holdId: 'hold-s1', seenRevision: 4 } });
    expect(its(journey, 'live', 4)).toEqual([]);
    const hold = { shelterId: 's1', holdId: 'hold-s1', seenRevision: 4 };
    expect(journey.given({ type: 'accept', met: [], hold })).toEqual([]);
    const other = journey.when({ type: 'accept', met: [], hold: { ...hold, holdId: 'other' } });
    expect(other).toMatchObject({ rejection: { code: 'already_answered' } });
  });

  it.each([
    ['no_show', 'did_not_travel'],
    ['placed_elsewhere', 'went_elsewhere'],
    ['shelter_withdrew', 'places_given_up'],
  ] as const)(
    'when the house releases its hold (%s), one not departed fails (TR-7: %s), and a departed one is diverted (TR-10)',
    (reason, code) => {
      const waiting = held(proposedJourney());
      its(waiting, 'released', 5, { reason });
      expect(waiting.proposed).toMatchObject({ situation: 'failed', code });
      const journey = leaving();
      its(journey, 'released', 5, { reason });
      expect(journey.proposed).toMatchObject({
        situation: 'on_the_way',
        diverted: { because: 'released' },
        code: null,
      });
      expect(its(journey, 'released', 5, { reason })).toEqual([]);
    },
  );

  it('when the hold lapses, one not departed fails (TR-7); a departed one is diverted, may be admitted (TR-10)', () => {
    const waiting = held(proposedJourney());
    its(waiting, 'lapsed', 5);
    expect(waiting.proposed).toMatchObject({ situation: 'failed', code: 'places_given_up' });
    const journey = leaving();
    expect(its(journey, 'lapsed', 5).map(({ type }) => type)).toEqual(['TransferDiverted']);
    its(journey, 'admitted', 6);
    expect(journey.proposed).toMatchObject({ situation: 'arrived', diverted: null });
    its(journey, 'lapsed', 7);
    expect(journey.proposed).toMatchObject({ situation: 'on_the_way', diverted: { because: 'lapsed' } });
  });

  it('TR-10: given a diverted party, when the house holds for it again, then it is expected there, late or not', () => {
    const journey = leaving(2);
    its(journey, 'released', 5);
    journey.pass(180).given({ type: 'record-time' }, CLOCK);
    its(journey, 'live', 6, { holdId: 'again' });
    expect(journey.proposed).toMatchObject({ situation: 'overdue', diverted: null, hold: { holdId: 'again' } });
    its(journey, 'released', 7);
    expect(journey.proposed.diverted).toBeNull();
    its(journey, 'released', 8, { holdId: 'again' });
    expect(journey.proposed).toMatchObject({ situation: 'overdue', diverted: { because: 'released' } });
    journey.given({ type: 'accept', met: [] });
    expect(journey.proposed).toMatchObject({ situation: 'overdue', diverted: null });
    expect(journey.when({ type: 'accept', met: [] })).toMatchObject({ rejection: { code: 'already_answered' } });
  });

  it('TR-10: given a diversion, then it comes before parties that are overdue', () => {
    const [diverted, late] = [leaving(6), leaving(2)];
    its(diverted, 'released', 5);
    const parties = openPartiesOf([], [late.proposed, diverted.proposed], late.pass(180).now);
    expect(parties.map((one) => [one.diverted, one.overdue])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('TR-11: given nobody answers, then half an hour after the window the clock ends it, once', () => {
    const journey = proposedJourney(2);
    const over = after(journey.proposed.arrival.to, 30 * MINUTE);
    journey.now = over;
    expect(journey.given({ type: 'record-time' }, CLOCK)).toEqual([]);
    journey.now = after(over, 1);
    const decision = journey.when({ type: 'record-time' }, CLOCK);
    const event = { type: 'TransferFailed', code: 'not_answered' };
    expect(decision).toEqual({ ok: true, events: [{ event, occurredAt: over }] });
    expect(journey.proposed).toMatchObject({ situation: 'failed', endedAt: over });
    expect(journey.given({ type: 'record-time' }, CLOCK)).toEqual([]);
  });

  it('TR-8: given the house admits the hold, then they have arrived, left or not, and late ones were overdue', () => {
    expect(its(held(proposedJourney()), 'admitted', 5).map(({ type }) => type)).toEqual(['TransferArrived']);
    const late = leaving(2).pass(180);
    expect(its(late, 'admitted', 5).map(({ type }) => type)).toEqual(['TransferOverdue', 'TransferArrived']);
    expect(its(late, 'admitted', 5)).toEqual([]);
  });

  it.each(['live', 'lapsed'] as const)(
    'TR-8: given the admission is taken back and the hold is %s, then they are expected as before, and may arrive again',
    (status) => {
      const journey = leaving();
      its(journey, 'admitted', 5);
      its(journey, status, 6);
      expect(journey.proposed).toMatchObject({ situation: 'on_the_way', endedAt: null });
      its(journey, 'admitted', 5);
      expect(journey.proposed.situation).toBe('on_the_way');
      its(journey, 'admitted', 7);
      expect(journey.proposed.situation).toBe('arrived');
    },
  );

  it('TR-9: given its request has ended, then the process calls it off, and nobody else can say so', () => {
    const journey = departedJourney();
    journey.given({ type: 'call-off', placed: true }, REQUESTS);
    expect(journey.proposed).toMatchObject({ situation: 'failed', code: 'went_elsewhere' });
    expect(acceptedJourney().given({ type: 'call-off', placed: false }, REQUESTS)).toMatchObject([
      { type: 'TransferFailed', code: 'called_off' },
    ]);
  });
});

describe('TR-7: a house that accepts a transfer', () => {
  const shelter = () => keptShelter({ duo: { privacy: 'household', beds: { d1: 'adult', d2: 'adult' } } });
  const receive = (h: ReturnType<typeof shelter>, over: object = {}) =>
    ({
      type: 'receive-transfer',
      transferId: 't1',
      requestId: 'r1',
      theirHold: null,
      party: WOMAN,
      needs: {},
      arrival: within(h.now, 6),
      ...over,
    }) as const;

  it('holds for the way and as long as it holds for anybody after it, once; with no room for all it holds nothing', () => {
    const h = shelter();
    expect(h.when(receive(h, { party: party({ women: 12 }) }), STAFF)).toMatchObject({
      rejection: { code: 'no_free_place' },
    });
    const [event] = h.given(receive(h), STAFF);
    expect(event).toMatchObject({
      type: 'BedsHeld',
      requestId: 'r1',
      transferId: 't1',
      expiresAt: after(h.now, 450 * MINUTE),
    });
    expect(h.given(receive(h), COORDINATOR)).toEqual([]);
    expect(Object.keys(h.kept.holds)).toHaveLength(1);
  });

  it('checks its pause and its rules again; a party at the door is asked for neither', () => {
    const h = shelter();
    h.given({ type: 'change-intake-rules', rules: { sons_max_age: 11 } }, MANAGER);
    const son = { party: party({ women: 1, boys: 1, sonsOldest: '15-17' }) };
    const code = (over: object) => {
      const decision = h.when(receive(h, over), STAFF);
      return decision.ok ? 'held' : decision.rejection.code;
    };
    expect(code(son)).toBe('party_not_taken');
    h.given({ type: 'pause-intake', reason: 'security' }, MANAGER);
    expect([code({}), code({ ...son, isWalkIn: true })]).toEqual(['intake_paused', 'held']);
  });

  it('takes the hold that is theirs already, which keeps its id and lasts for the way, also for a later one', () => {
    const h = shelter();
    const holdId = idOfHold(h.given({ type: 'hold-beds', party: WOMAN }, HOTLINE));
    h.given(receive(h, { theirHold: holdId }), STAFF);
    expect(h.kept.holds[holdId]).toMatchObject({
      transferId: 't1',
      setOutAt: null,
      expiresAt: after(h.now, 450 * MINUTE),
    });
    h.pass(30);
    const expected = { type: 'expect-transfer', transferId: 't1', arrival: within(h.now, 20), since: h.now } as const;
    h.given(expected, REQUESTS);
    expect(h.kept.holds[holdId]).toMatchObject({ setOutAt: h.now, expiresAt: after(h.now, 1290 * MINUTE) });
    expect(h.given(expected, REQUESTS)).toEqual([]);
    expect(h.given({ ...expected, transferId: 't2' }, REQUESTS)).toEqual([]);
    // Said again by a replica that follows the log late.
    expect(h.pass(1_250).given(expected, REQUESTS)).toEqual([]);
  });

  it('lets the process release a hold for a transfer without a request', () => {
    const h = shelter();
    const holdId = idOfHold(h.given(receive(h, { requestId: null }), STAFF));
    expect(h.when({ type: 'release-hold', holdId, reason: 'declined' }, REQUESTS).ok).toBe(true);
  });
});

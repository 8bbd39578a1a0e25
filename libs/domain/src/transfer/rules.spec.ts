import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, HOUR, MINUTE } from '../instant.ts';
import type { Actor, Instant } from '../terms.ts';
import {
  CLOCK,
  COORDINATOR,
  HOTLINE,
  HOTLINE_ABROAD,
  MANAGER,
  OTHER_COORDINATOR,
  party,
  STAFF,
} from '../testing/people.ts';
import { note, opened, seen } from '../testing/requests.ts';
import { always } from '../testing/seed.ts';
import {
  acceptedJourney,
  departedJourney,
  NO_BARRIER,
  proposal,
  proposedJourney,
  TO,
  unproposed,
  within,
} from '../testing/transfers.ts';
import type { TransferCommand, TransferCommandType } from './commands/command.ts';
import { foldTransfer } from './evolve.ts';
import { mayTransfer, type TransferSides } from './rights.ts';
import { isOverdue, openPartiesOf } from './tonight.ts';

describe('a transfer', () => {
  it('TR-4: given a proposal, then it says between whom, for how many, and nothing in clear about anybody', () => {
    const journey = unproposed();
    const arrival = within(journey.now, 6);
    const regime = { barriers: [], conditions: ['payer_consent'], ask: ['official_referral', 'payer_consent'] };
    expect(journey.given({ ...proposal(arrival), regime })).toEqual([
      {
        type: 'TransferProposed',
        from: { organisation: 'SOS MK', country: 'MK', shelterId: 'mk-1' },
        to: TO,
        requestId: 'r1',
        party: proposal(arrival).party,
        arrival,
        conditions: ['payer_consent', 'official_referral'],
        details: { key: 'transfer-t1', box: 'xxxx' },
        graceMinutes: 15,
      },
    ]);
  });

  it('given consent and acceptance in either order, then it departs with the window that it was given', () => {
    const journey = proposedJourney();
    journey.given({ type: 'accept', met: [] });
    journey.given({ type: 'record-consent', kind: 'oral', scope: ['travel', 'travel'] });
    expect(journey.proposed.consent?.scope).toEqual(['travel']);
    const arrival = within(journey.now, 9);
    journey.given({ type: 'depart', arrival });
    expect(journey.proposed).toMatchObject({ situation: 'on_the_way', arrival, departedAt: journey.now });
  });

  it('TR-4: given children on their own, then they travel by the consent of their guardian', () => {
    const journey = unproposed();
    journey.given({ ...proposal(within(journey.now, 6)), party: party({ girls: 1, boys: 1, sonsOldest: '12-14' }) });
    for (const kind of ['oral', 'written'] as const) {
      const refused = journey.when({ type: 'record-consent', kind, scope: ['travel'] });
      expect(refused).toEqual({ ok: false, rejection: { code: 'guardian_needed' } });
    }
    journey.given({ type: 'record-consent', kind: 'guardian', scope: ['travel'] });
    expect(journey.proposed.consent?.kind).toBe('guardian');
  });

  it('given a command twice, then it is one fact where it says the same', () => {
    const journey = acceptedJourney();
    expect(journey.given({ type: 'record-consent', kind: 'oral', scope: ['travel'] })).toEqual([]);
    const point = { key: 'transfer-t1', box: 'zzzz' };
    expect(journey.given({ type: 'share-meeting-point', point })).toHaveLength(1);
    expect(journey.given({ type: 'share-meeting-point', point })).toEqual([]);
    expect(journey.proposed.meetingPoint).toEqual(point);
    journey.given({ type: 'depart' });
    expect(journey.given({ type: 'change-arrival', arrival: journey.proposed.arrival })).toEqual([]);
  });

  it.each([
    [{ type: 'decline', code: 'security' }, proposedJourney, 'declined'],
    [{ type: 'fail', code: 'consent_withdrawn' }, departedJourney, 'failed'],
    [{ type: 'arrive' }, departedJourney, 'arrived'],
  ] as const)('given %j, then it has ended, with its code and its time', (command, start, situation) => {
    const journey = start().pass(20);
    journey.given(command);
    const code = 'code' in command ? command.code : null;
    expect(journey.proposed).toMatchObject({ situation, code, endedAt: journey.now });
  });
});

describe('TR-2: overdue', () => {
  it('given a window and its grace, when they are over, then it is recorded once, at the end of the window', () => {
    const journey = departedJourney(2);
    const { to } = journey.proposed.arrival;
    journey.now = after(to, 15 * MINUTE);
    expect(journey.given({ type: 'record-time' }, CLOCK)).toEqual([]);
    expect(isOverdue(journey.proposed, journey.now)).toBe(false);
    journey.now = after(journey.now, 1);
    expect(isOverdue(journey.proposed, journey.now)).toBe(true);
    const decision = journey.when({ type: 'record-time' }, CLOCK);
    expect(decision).toEqual({ ok: true, events: [{ event: { type: 'TransferOverdue', at: to }, occurredAt: to }] });
    expect(journey.given({ type: 'record-time' }, CLOCK)).toEqual([]);
    expect(isOverdue(journey.proposed, journey.now)).toBe(true);
  });

  it('given a late arrival that nobody had noticed, then it was overdue; one that is only written down later was not', () => {
    const [late, noted] = [departedJourney(2), departedJourney(2)];
    for (const journey of [late, noted]) journey.pass(180);
    expect(late.given({ type: 'arrive' }).map(({ type }) => type)).toEqual(['TransferOverdue', 'TransferArrived']);
    const occurredAt = noted.proposed.arrival.from;
    expect(noted.given({ type: 'arrive', occurredAt }).map(({ type }) => type)).toEqual(['TransferArrived']);
  });

  it('given an overdue party that says when it comes, then it is on its way again, until that time is over', () => {
    const journey = departedJourney(2).pass(180);
    const changed = journey.given({ type: 'change-arrival', arrival: within(journey.now, 1) });
    expect(changed.map(({ type }) => type)).toEqual(['TransferOverdue', 'TransferArrivalChanged']);
    expect(journey.proposed.situation).toBe('on_the_way');
    expect(journey.pass(80).given({ type: 'record-time' }, CLOCK)).toHaveLength(1);
  });

  it('given a clock behind the newest fact, or a party that has not left, then the clock decides nothing', () => {
    const accepted = acceptedJourney(2).pass(600);
    expect(accepted.given({ type: 'record-time' }, CLOCK)).toEqual([]);
    const journey = departedJourney(2).pass(180);
    journey.given({ type: 'share-meeting-point', point: { key: 'transfer-t1', box: 'z' } });
    journey.now = after(journey.now, -MINUTE);
    expect(journey.given({ type: 'record-time' }, CLOCK)).toEqual([]);
  });
});

describe('TR-5: who may do what with a transfer', () => {
  const sides: TransferSides = { from: { organisation: 'SOS MK', country: 'MK', shelterId: null }, to: TO };
  const sender: Actor = HOTLINE_ABROAD;
  const may = (actor: Actor, type: TransferCommandType) => mayTransfer(actor, type, sides);

  it('given its two sides, then each does its own part and nobody else does anything', () => {
    const expected: Readonly<
      Record<Exclude<TransferCommandType, 'propose' | 'record-time' | 'note-hold' | 'call-off'>, readonly boolean[]>
    > = {
      'record-consent': [true, false, false],
      depart: [true, false, false],
      accept: [false, true, false],
      decline: [false, true, false],
      arrive: [false, true, false],
      'share-meeting-point': [true, true, false],
      'change-arrival': [true, true, false],
      fail: [true, true, false],
    };
    for (const [type, who] of Object.entries(expected)) {
      expect([sender, STAFF, OTHER_COORDINATOR].map((a) => may(a, type as TransferCommandType))).toEqual(who);
      expect(mayTransfer(MANAGER, type as TransferCommandType, null)).toBe(false);
    }
    expect(may({ ...STAFF, shelters: ['s2'] }, 'accept')).toBe(false);
    expect(may({ ...sender, role: 'administrator' }, 'depart')).toBe(false);
    expect(
      mayTransfer({ ...sender, organisation: null }, 'depart', {
        ...sides,
        from: { ...sides.from, organisation: null },
      }),
    ).toBe(false);
  });

  it('given a proposal, then operational people make it; time is recorded by the clock alone', () => {
    expect([HOTLINE, COORDINATOR, STAFF, MANAGER].map((a) => mayTransfer(a, 'propose', null))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(mayTransfer({ ...MANAGER, role: 'auditor' }, 'propose', null)).toBe(false);
    expect([CLOCK, MANAGER, { ...MANAGER, role: 'service' } as Actor].map((a) => may(a, 'record-time'))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('the night', () => {
  it('given requests and transfers, then overdue ones come first, then what is due next; closed ones are gone', () => {
    const late = departedJourney(2);
    const soon = departedJourney(4);
    const arrived = departedJourney(4);
    arrived.given({ type: 'arrive' });
    const waiting = opened('r1', 'a');
    const promised = opened('r2', 'a');
    note(promised, seen('a', 'live', 1, { requestId: 'r2' }));
    const reopenedTransfer = opened('r3');
    reopenedTransfer.given({ type: 'withdraw' });
    const now = after(late.proposed.arrival.to, HOUR);
    const parties = openPartiesOf(
      [promised.opened, reopenedTransfer.opened, waiting.opened],
      [soon.proposed, arrived.proposed, late.proposed],
      now,
    );
    expect(parties.map(({ id, situation, overdue }) => `${id} ${situation} ${overdue}`)).toEqual([
      't1 on_the_way true',
      'r1 open false',
      't1 on_the_way false',
      'r2 promised false',
    ]);
  });
});

function repeated(what: TransferCommand['type'], times: number): TransferCommand['type'][] {
  return Array.from({ length: times }, () => what);
}

const step = fc.record({
  // What brings a journey on is often tried, what ends it seldom: most stories would be over before anybody departs.
  what: fc.constantFrom<TransferCommand['type']>(
    ...repeated('record-consent', 4),
    ...repeated('accept', 6),
    'decline',
    'share-meeting-point',
    ...repeated('depart', 6),
    'change-arrival',
    ...repeated('arrive', 2),
    'fail',
    'record-time',
  ),
  minutes: fc.oneof({ arbitrary: fc.nat(90), weight: 4 }, fc.constant(600)),
  back: fc.constantFrom(0, 0, 10, 200, 5_000),
  n: fc.nat(5),
});

describe('whatever happens on the way', () => {
  const body = (
    { what, back, n }: { what: TransferCommand['type']; back: number; n: number },
    now: Instant,
  ): TransferCommand => {
    const when = back > 0 ? { occurredAt: after(now, -back * MINUTE) } : {};
    switch (what) {
      case 'record-consent':
        return { type: what, kind: 'oral', scope: n < 3 ? ['share_needs'] : ['travel'], ...when };
      case 'accept':
        return { type: what, met: n < 2 ? [] : ['payer_consent'], ...when };
      case 'decline':
        return { type: what, code: 'no_staff', ...when };
      case 'share-meeting-point':
        return { type: what, point: { key: 'transfer-t1', box: String(n) } };
      case 'depart':
        return { type: what, arrival: within(now, n), ...when };
      case 'change-arrival':
        return { type: what, arrival: within(now, n) };
      case 'fail':
        return { type: what, code: 'contact_lost', ...when };
      default:
        return what === 'arrive' ? { type: 'arrive', ...when } : { type: 'record-time' };
    }
  };

  it('TR-1: given any story, then nobody departs without consent and acceptance, arrives without departing, or moves after the end', () => {
    const seen = new Set<string>();
    always(fc.array(step, { maxLength: 40, size: 'max' }), (story) => {
      const journey = unproposed();
      journey.given({ ...proposal(within(journey.now, 6)), regime: { ...NO_BARRIER, conditions: ['payer_consent'] } });
      for (const one of story) journey.pass(one.minutes).when(body(one, journey.now));
      const has = { consent: false, accepted: false, departed: false, ended: false };
      let departedAt = '';
      for (const { event, context } of journey.facts) {
        expect(has.ended).toBe(false);
        if (event.type === 'TransferConsentRecorded') has.consent = event.scope.includes('travel');
        if (event.type === 'TransferAccepted') has.accepted = event.met.includes('payer_consent');
        if (event.type === 'TransferDeparted') {
          expect(has).toMatchObject({ consent: true, accepted: true, departed: false });
          has.departed = true;
          departedAt = context.occurredAt;
        }
        if (event.type === 'TransferArrived' || event.type === 'TransferOverdue') expect(has.departed).toBe(true);
        if (event.type === 'TransferArrived') expect(context.occurredAt >= departedAt).toBe(true);
        if (event.type === 'TransferOverdue') expect(context.occurredAt).toBe(event.at);
        has.ended ||= ['TransferArrived', 'TransferFailed', 'TransferDeclined'].includes(event.type);
      }
      for (const { event } of journey.facts) seen.add(event.type);
      expect(JSON.stringify(foldTransfer('t1', journey.facts))).toBe(JSON.stringify(journey.state));
    });
    const never = ['TransferArrived', 'TransferDeclined', 'TransferFailed', 'TransferOverdue'].filter(
      (t) => !seen.has(t),
    );
    expect(never).toEqual([]);
  });

  it('given facts before its proposal, then they change nothing', () => {
    const { facts } = acceptedJourney();
    expect(foldTransfer('t1', facts.slice(1))).toEqual({ situation: 'unproposed', transferId: 't1' });
    const first = facts.slice(0, 1);
    expect(foldTransfer('t1', [...first, ...first])).toEqual(foldTransfer('t1', first));
  });
});

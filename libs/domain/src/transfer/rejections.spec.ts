import { describe, expect, it } from '@jest/globals';
import { after, DAY, HOUR, MINUTE } from '../instant.ts';
import { party } from '../testing/people.ts';
import {
  acceptedJourney,
  departedJourney,
  type Journey,
  NO_BARRIER,
  proposal,
  proposedJourney,
  TO,
  unproposed,
  within,
} from '../testing/transfers.ts';
import type { TransferCommand, TransferCommandType } from './commands/command.ts';
import { TRANSFER_REJECTION_CODES, type TransferRejectionCode } from './rejections.ts';

type Body = Record<string, unknown>;

/** One thing that speaks against a command. Several are put together to see which is named. */
interface Fault {
  readonly code: TransferRejectionCode;
  /** What can't be the case at the same time. */
  readonly not?: readonly TransferRejectionCode[];
  readonly first?: () => Journey;
  readonly late?: (journey: Journey) => void;
  readonly body?: (journey: Journey) => Body;
}
interface Table {
  readonly first: () => Journey;
  readonly start: (journey: Journey) => TransferCommand;
  readonly faults: readonly Fault[];
}

const long = (journey: Journey) => journey.pass(80 * 60);
/** Long enough under way for something to be too long ago. */
const proposedLong = () => long(proposedJourney(200));
const acceptedLong = () => long(acceptedJourney(200));
const departedLong = () => long(departedJourney(200));

const unproposedYet: Fault = { code: 'transfer_not_proposed', first: () => long(unproposed()) };
const ended: Fault = {
  code: 'transfer_ended',
  not: ['transfer_not_proposed'],
  late: (j) => void j.given({ type: 'fail', code: 'called_off' }),
};
const departedAlready: Fault = { code: 'already_departed', not: ['transfer_not_proposed'], first: departedLong };
const answered: Fault = { code: 'already_answered', not: ['transfer_not_proposed'], first: acceptedLong };
const future: Fault = { code: 'time_in_future', body: (j) => ({ occurredAt: after(j.now, HOUR) }) };
const longAgo: Fault = {
  code: 'too_long_ago',
  not: ['time_in_future'],
  body: (j) => ({ occurredAt: after(j.now, -73 * HOUR) }),
};
const before = (first: () => Journey): Fault => ({
  code: 'out_of_order',
  not: ['transfer_not_proposed', 'time_in_future', 'too_long_ago', 'until_in_past', 'not_accepted'],
  first: () => first().pass(60),
  body: (j) => ({ occurredAt: after(j.now, -71 * MINUTE) }),
});
const windows: readonly Fault[] = [
  { code: 'time_in_future', body: (j) => ({ arrival: within(j.now, 400 * 24) }) },
  {
    code: 'until_in_past',
    not: ['time_in_future', 'too_long_ago'],
    body: (j) => ({ arrival: { from: after(j.now, -DAY), to: j.now } }),
  },
];
const notDeparted: Fault = { code: 'not_departed', not: ['transfer_not_proposed'], first: acceptedLong };

const TABLES: Readonly<Partial<Record<TransferCommandType, Table>>> = {
  propose: {
    first: unproposed,
    start: (j) => proposal(within(j.now, 6)),
    faults: [
      { code: 'already_proposed', first: proposedLong },
      { code: 'sealed_elsewhere', body: () => ({ details: { key: 'transfer-t2', box: 'x' } }) },
      { code: 'same_shelter', body: () => ({ fromShelterId: TO.shelterId }) },
      ...windows,
      { code: 'empty_party', body: () => ({ party: party({ infants: 1 }) }) },
      { code: 'regime_barrier', body: () => ({ regime: { ...NO_BARRIER, barriers: ['legal_regime'] } }) },
    ],
  },
  'record-consent': {
    first: proposedLong,
    start: () => ({ type: 'record-consent', kind: 'written', scope: ['travel', 'share_needs'] }),
    faults: [
      unproposedYet,
      ended,
      departedAlready,
      future,
      longAgo,
      { code: 'no_scope', body: () => ({ scope: [] }) },
      {
        code: 'guardian_needed',
        not: ['transfer_not_proposed', 'already_departed'],
        first: () => {
          const journey = unproposed();
          journey.given({ ...proposal(within(journey.now, 200)), party: party({ girls: 2 }) });
          return long(journey);
        },
      },
    ],
  },
  accept: {
    first: proposedLong,
    start: () => ({ type: 'accept', met: [] }),
    faults: [
      unproposedYet,
      ended,
      answered,
      future,
      longAgo,
      {
        ...before(proposedJourney),
        not: ['transfer_not_proposed', 'already_answered', 'time_in_future', 'too_long_ago', 'conditions_open'],
      },
      {
        code: 'conditions_open',
        not: ['transfer_not_proposed', 'already_answered'],
        first: () => {
          const journey = unproposed();
          const regime = { barriers: [], conditions: ['payer_consent'], ask: ['official_referral'] };
          journey.given({ ...proposal(within(journey.now, 200)), regime });
          return long(journey);
        },
        body: () => ({ met: ['payer_consent'] }),
      },
    ],
  },
  decline: {
    first: proposedLong,
    start: () => ({ type: 'decline', code: 'no_staff' }),
    faults: [
      unproposedYet,
      ended,
      answered,
      future,
      longAgo,
      {
        ...before(proposedJourney),
        not: ['transfer_not_proposed', 'already_answered', 'time_in_future', 'too_long_ago'],
      },
    ],
  },
  'share-meeting-point': {
    first: acceptedLong,
    start: () => ({ type: 'share-meeting-point', point: { key: 'transfer-t1', box: 'yyyy' } }),
    faults: [
      unproposedYet,
      ended,
      { code: 'sealed_elsewhere', body: () => ({ point: { key: 'transfer-t2', box: 'y' } }) },
      { code: 'not_accepted', not: ['transfer_not_proposed'], first: proposedLong },
    ],
  },
  depart: {
    first: acceptedLong,
    start: () => ({ type: 'depart' }),
    faults: [
      unproposedYet,
      ended,
      departedAlready,
      future,
      longAgo,
      {
        ...before(acceptedJourney),
        not: [...(before(acceptedJourney).not ?? []), 'already_departed', 'consent_missing'],
      },
      ...windows,
      {
        code: 'not_accepted',
        not: ['transfer_not_proposed', 'already_departed', 'consent_missing'],
        first: proposedLong,
      },
      {
        code: 'consent_missing',
        not: ['transfer_not_proposed', 'already_departed'],
        first: () => {
          const journey = proposedJourney(200);
          journey.given({ type: 'record-consent', kind: 'oral', scope: ['share_needs'] });
          journey.given({ type: 'accept', met: [] });
          return long(journey);
        },
      },
    ],
  },
  'change-arrival': {
    first: departedLong,
    start: (j) => ({ type: 'change-arrival', arrival: within(j.now, 3) }),
    faults: [unproposedYet, ended, ...windows, notDeparted],
  },
  arrive: {
    first: departedLong,
    start: () => ({ type: 'arrive' }),
    faults: [
      unproposedYet,
      ended,
      future,
      longAgo,
      { ...before(departedJourney), not: ['transfer_not_proposed', 'time_in_future', 'too_long_ago', 'not_departed'] },
      notDeparted,
    ],
  },
  fail: {
    first: departedLong,
    start: () => ({ type: 'fail', code: 'contact_lost' }),
    faults: [
      unproposedYet,
      ended,
      future,
      longAgo,
      { ...before(departedJourney), not: ['transfer_not_proposed', 'time_in_future', 'too_long_ago'] },
    ],
  },
  'record-time': { first: departedLong, start: () => ({ type: 'record-time' }), faults: [unproposedYet] },
};

/** Lets all of the faults be the case at once and answers what the command gets. */
function attempt({ start, first }: Table, faults: readonly Fault[]): string {
  const journey = (faults.find((f) => f.first)?.first ?? first)();
  for (const { late } of faults) late?.(journey);
  let body = start(journey) as unknown as Body;
  for (const fault of faults) body = { ...body, ...fault.body?.(journey) };
  const decision = journey.when(body as unknown as TransferCommand);
  return decision.ok ? 'accepted' : decision.rejection.code;
}

const order = (code: TransferRejectionCode) => TRANSFER_REJECTION_CODES.indexOf(code);
const excludes = (a: Fault, b: Fault) => a.not?.includes(b.code) || b.not?.includes(a.code);

describe('rejections of a transfer', () => {
  for (const [type, table] of Object.entries(TABLES)) {
    it(`given nothing against it, ${type} is accepted; given one reason, it is refused by its name`, () => {
      expect(attempt(table, [])).toBe('accepted');
      for (const fault of table.faults) expect(attempt(table, [fault])).toBe(fault.code);
    });

    it(`TR-6: given two reasons at once, ${type} names the first`, () => {
      for (const a of table.faults) {
        for (const b of table.faults) {
          if (order(a.code) >= order(b.code) || excludes(a, b)) continue;
          expect(`${a.code} + ${b.code}: ${attempt(table, [a, b])}`).toBe(`${a.code} + ${b.code}: ${a.code}`);
        }
      }
    });
  }

  it('TR-6: given the list of reasons, every one of them has its case', () => {
    const tried = new Set(Object.values(TABLES).flatMap((table) => table.faults.map((fault) => fault.code)));
    expect(TRANSFER_REJECTION_CODES.filter((code) => !tried.has(code))).toEqual([]);
  });
});

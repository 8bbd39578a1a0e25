import { describe, expect, it } from '@jest/globals';
import { after, DAY, HOUR, MINUTE } from '../instant.ts';
import { party } from '../testing/people.ts';
import { note, opened, opening, seen, unopened, type Wanted } from '../testing/requests.ts';
import type { RequestCommand, RequestCommandType } from './commands/command.ts';
import { REQUEST_REJECTION_CODES, type RequestRejectionCode } from './rejections.ts';

type Body = Record<string, unknown>;

/** One reason against a command. Several are combined to check the precedence. */
interface Fault {
  readonly code: RequestRejectionCode;
  /** Faults that exclude each other. */
  readonly not?: readonly RequestRejectionCode[];
  readonly late?: (wanted: Wanted) => void;
  readonly body?: (wanted: Wanted) => Body;
  readonly first?: () => Wanted;
}
interface Table {
  readonly start: (wanted: Wanted) => RequestCommand;
  readonly first?: () => Wanted;
  readonly faults: readonly Fault[];
}

const unopenedYet: Fault = { code: 'request_not_opened', first: () => unopened().pass(80 * 60) };
const closed: Fault = {
  code: 'request_closed',
  not: ['request_not_opened', 'already_promised'],
  late: (w) => void w.given({ type: 'withdraw' }),
};
const promised: Fault = {
  code: 'already_promised',
  not: ['request_not_opened'],
  late: (w) => void note(w, seen('a', 'live', 7)),
};
const future = (field: string, ahead: number): Fault => ({
  code: 'time_in_future',
  body: (w) => ({ [field]: after(w.now, ahead) }),
});
const longAgo: Fault = {
  code: 'too_long_ago',
  not: ['time_in_future'],
  body: (w) => ({ occurredAt: after(w.now, -73 * HOUR) }),
};
const outOfOrder: Fault = {
  code: 'out_of_order',
  not: ['time_in_future', 'too_long_ago'],
  first: () => opened('r1', 'a').pass(60),
  body: (w) => ({ occurredAt: after(w.now, -61 * MINUTE) }),
};
const dates = [future('occurredAt', HOUR), longAgo, outOfOrder] as const;

/** Two girls without an adult: their guardian consents for them. */
function alone(): Wanted {
  const wanted = unopened();
  wanted.given({ ...opening(), party: party({ girls: 2 }) });
  return wanted;
}

const leftTransfer: Fault = { code: 'transfer_open', body: () => ({ hasTransfer: true }) };

const TABLES: Readonly<Partial<Record<RequestCommandType, Table>>> = {
  open: {
    first: unopened,
    start: () => opening(),
    faults: [
      { code: 'already_opened', first: () => opened() },
      { code: 'sealed_elsewhere', body: () => ({ criteria: { key: 'request-r2', box: 'x' } }) },
      { code: 'empty_party', body: () => ({ party: party({ infants: 1 }) }) },
      {
        code: 'guardian_needed',
        not: ['empty_party'],
        body: () => ({ party: party({ girls: 2 }), consent: { kind: 'oral', scope: ['share_needs'] } }),
      },
    ],
  },
  'record-consent': {
    first: () => alone().pass(80 * 60),
    start: () => ({ type: 'record-consent', kind: 'guardian', scope: ['share_health'] }),
    faults: [
      unopenedYet,
      closed,
      ...dates.map((fault) => (fault === outOfOrder ? { ...fault, first: () => alone().pass(60) } : fault)),
      { code: 'guardian_needed', not: ['request_not_opened'], body: () => ({ kind: 'written' }) },
    ],
  },
  broadcast: {
    start: (w) => ({ type: 'broadcast', shelters: ['b'], respondBy: after(w.now, 15 * MINUTE) }),
    faults: [
      unopenedYet,
      closed,
      promised,
      future('respondBy', 400 * DAY),
      { code: 'until_in_past', not: ['time_in_future'], body: (w) => ({ respondBy: w.now }) },
      { code: 'no_shelters', body: () => ({ shelters: [] }) },
    ],
  },
  respond: {
    start: () => ({ type: 'respond', shelterId: 'a', answer: 'yes', codes: [] }),
    faults: [
      unopenedYet,
      closed,
      { code: 'shelter_not_asked', body: () => ({ shelterId: 'constructor' }) },
      ...dates,
      { code: 'answer_needs_codes', body: () => ({ answer: 'yes_if' }) },
      { code: 'yes_takes_no_codes', not: ['answer_needs_codes'], body: () => ({ codes: ['pregnancy'] }) },
    ],
  },
  escalate: {
    start: () => ({ type: 'escalate', level: 1 }),
    faults: [unopenedYet, closed, promised, { code: 'no_further_level', body: () => ({ level: 4 }) }],
  },
  withdraw: { start: () => ({ type: 'withdraw' }), faults: [unopenedYet, closed, leftTransfer, ...dates] },
  'close-unmet': {
    start: () => ({ type: 'close-unmet', reasons: ['no_free_place'], interim: 'hotel' }),
    faults: [
      unopenedYet,
      closed,
      promised,
      leftTransfer,
      ...dates,
      { code: 'no_reasons', body: () => ({ reasons: [] }) },
    ],
  },
  'record-time': { start: () => ({ type: 'record-time' }), faults: [unopenedYet] },
  'note-hold': { start: () => ({ type: 'note-hold', sighting: seen('a', 'live', 1) }), faults: [unopenedYet] },
};

/** Combines all of the faults and returns the outcome of the command. */
function attempt({ start, first = () => opened('r1', 'a').pass(80 * 60) }: Table, faults: readonly Fault[]): string {
  const wanted = (faults.find((f) => f.first)?.first ?? first)();
  for (const { late } of faults) late?.(wanted);
  let body = start(wanted) as unknown as Body;
  for (const fault of faults) body = { ...body, ...fault.body?.(wanted) };
  const decision = wanted.when(body as unknown as RequestCommand);
  return decision.ok ? 'accepted' : decision.rejection.code;
}

const order = (code: RequestRejectionCode) => REQUEST_REJECTION_CODES.indexOf(code);
const excludes = (a: Fault, b: Fault) => a.not?.includes(b.code) || b.not?.includes(a.code);

describe('rejections of a request', () => {
  for (const [type, table] of Object.entries(TABLES)) {
    it(`given nothing against it, ${type} is accepted; given one reason, it is refused by its name`, () => {
      expect(attempt(table, [])).toBe('accepted');
      for (const fault of table.faults) expect(attempt(table, [fault])).toBe(fault.code);
    });

    it(`RQ-11: given two reasons at once, ${type} names the first`, () => {
      for (const a of table.faults) {
        for (const b of table.faults) {
          if (order(a.code) >= order(b.code) || excludes(a, b)) continue;
          expect(`${a.code} + ${b.code}: ${attempt(table, [a, b])}`).toBe(`${a.code} + ${b.code}: ${a.code}`);
        }
      }
    });
  }

  it('RQ-16: given a transfer in progress, then a request is withdrawn or closed only together with a decision on it', () => {
    for (const type of ['withdraw', 'close-unmet'] as const) {
      const table = TABLES[type] as Table;
      expect(attempt(table, [leftTransfer])).toBe('transfer_open');
      const calledOff: Fault = { code: 'transfer_open', body: () => ({ hasTransfer: true, transfer: 'call_off' }) };
      expect(attempt(table, [calledOff])).toBe('accepted');
    }
  });

  it('RQ-11: given the list of reasons, every one of them has its case', () => {
    const tried = new Set(Object.values(TABLES).flatMap((table) => table.faults.map((fault) => fault.code)));
    expect(REQUEST_REJECTION_CODES.filter((code) => !tried.has(code))).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { isRequestClosed, isTransferEnded } from '@safe-haven/domain';
import fc from 'fast-check';
import { ANA, type CaseLog, CLOCK, opening, proposal, VERA } from '../testing/case-log.ts';
import { Night, SHELTERS } from '../testing/case-night.ts';

const IDS = ['r1', 'r2'] as const;
const PARTY = { women: 2, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null } as const;

type Action = (night: Night) => unknown;
const ACTIONS: Readonly<Record<string, (night: Night, id: string, shelter: string, n: number) => unknown>> = {
  open: ({ log }, id) => log.request(id, opening(id)),
  propose: ({ log }, id, shelter, n) => {
    const { to, ...rest } = proposal(`t${n % 3}`, log.now) as Extract<ReturnType<typeof proposal>, { type: 'propose' }>;
    return log.transfer(`t${n % 3}`, { ...rest, party: PARTY, requestId: id, to: { ...to, shelterId: shelter } });
  },
  agree: ({ log }, _id, _shelter, n) =>
    log.transfer(`t${n % 3}`, { type: 'record-consent', kind: 'oral', scope: ['travel'] }),
  /** The shelter holds, and the one who accepts is sometimes interrupted before the transfer's event is written. */
  accept: ({ log, work }, _id, _shelter, n) => {
    const state = work.transfers.get(`t${n % 3}`);
    if (state?.situation !== 'proposed') return;
    const { transferId, requestId, arrival, to } = state;
    const command = { type: 'receive-transfer', transferId, requestId, arrival, party: PARTY, needs: {} } as const;
    log.shelter(to.shelterId, { ...command, theirHold: null }, ANA);
    const hold = log.holdsOf(to.shelterId).find((each) => each.transferId === transferId);
    if (hold === undefined || n % 2 === 0) return;
    const seen = { shelterId: to.shelterId, holdId: hold.holdId, seenRevision: revisionIn(log, to.shelterId) };
    log.transfer(transferId, { type: 'accept', met: [], hold: seen }, ANA);
  },
  depart: ({ log }, _id, _shelter, n) => log.transfer(`t${n % 3}`, { type: 'depart' }),
  fail: ({ log }, _id, _shelter, n) => log.transfer(`t${n % 3}`, { type: 'fail', code: 'called_off' }),
  hold: ({ log }, id, shelter) => log.shelter(shelter, { type: 'hold-beds', party: PARTY, requestId: id }, VERA),
  admit: ({ log }, _id, shelter, n) => {
    const { holdId = '' } = log.holdsOf(shelter)[n % 2] ?? {};
    log.shelter(shelter, { type: 'admit-party', holdId }, ANA);
  },
  release: ({ log }, _id, shelter) =>
    log.shelter(shelter, { type: 'release-hold', holdId: log.newestHold(shelter), reason: 'shelter_withdrew' }, ANA),
  voidAdmission: ({ log }, _id, shelter) => {
    const admitted = log.entries.findLast(
      (e) => e.readable && e.stream === `shelter-${shelter}` && e.event.type === 'PartyAdmitted',
    );
    if (!admitted) return;
    const correction = { kind: 'void' } as const;
    log.shelter(
      shelter,
      { type: 'correct-event', eventId: admitted.eventId, correction, reason: 'did_not_happen' },
      ANA,
    );
  },
  withdraw: ({ log }, id, _shelter, n) => n % 3 === 0 && log.request(id, { type: 'withdraw' }),
  lapse: ({ log }, _id, shelter) => log.pass(200).shelter(shelter, { type: 'record-time' }, CLOCK),
  late: ({ log }, _id, _shelter, n) => log.transfer(`t${n % 3}`, { type: 'record-time' }, CLOCK),
  step: (night, _id, _shelter, n) => {
    for (let i = 0; i <= n % 4; i++) night.step();
  },
};
const revisionIn = (log: CaseLog, shelter: string): number =>
  log.entries.findLast((e) => e.stream === `shelter-${shelter}`)?.revision ?? 0;

const action: fc.Arbitrary<Action> = fc
  .record({
    name: fc.constantFrom(...Object.keys(ACTIONS), 'step', 'step', 'accept', 'accept', 'propose'),
    id: fc.constantFrom(...IDS),
    shelter: fc.constantFrom(...SHELTERS),
    n: fc.nat(11),
    minutes: fc.constantFrom(0, 0, 1, 10),
  })
  .map(({ name, id, shelter, n, minutes }) => (night: Night) => {
    night.log.pass(minutes);
    night.fold();
    ACTIONS[name]!(night, id, shelter, n);
  });
const nights = fc.array(action, { minLength: 10, maxLength: 90, size: 'max' });
const runs = { seed: 20_261_127, numRuns: 300 } as const;

function played(actions: readonly Action[]): Night {
  const night = new Night();
  for (const id of IDS) night.log.request(id, opening(id));
  for (const one of actions) one(night);
  night.settle();
  return night;
}

/** The shelters' events and nothing else: which holds existed, for whom, and which of their parties were admitted. */
function stateByFacts({ log }: Night) {
  const holds = new Map<string, { requestId: string | null; transferId: string | null; live: boolean; in: boolean }>();
  const admissions = new Map<string, string>();
  for (const entry of log.entries) {
    if (!entry.readable || !entry.stream.startsWith('shelter-')) continue;
    const event = entry.event as {
      type: string;
      holdId?: string;
      eventId?: string;
      requestId?: string;
      transferId?: string;
    };
    const { holdId = '' } = event;
    const hold = holds.get(holdId);
    if (event.type === 'BedsHeld') {
      const { requestId = null, transferId = null } = event;
      holds.set(holdId, { requestId, transferId, live: true, in: false });
    } else if (event.type === 'PartyAdmitted' && hold) {
      holds.set(holdId, { ...hold, in: true });
      admissions.set(entry.eventId, holdId);
    } else if (event.type === 'EventCorrected') {
      const of = admissions.get(event.eventId ?? '') ?? '';
      if (holds.has(of)) holds.set(of, { ...holds.get(of)!, in: false });
    }
  }
  return [...holds.values()];
}

describe('a request and its transfer, with any events in any order', () => {
  it('TR-7, TR-8, TR-9: once settled, transfers, requests and shelters agree', () => {
    fc.assert(
      fc.property(nights, (actions) => {
        const night = played(actions);
        const { log, work } = night;
        const live = SHELTERS.flatMap((shelter) => log.holdsOf(shelter));
        const all = stateByFacts(night);
        for (const state of work.transfers.values()) {
          const { transferId, requestId, situation } = state;
          const its = live.filter((hold) => hold.transferId === transferId);
          // At most one hold, and none for a transfer that ended or was not accepted.
          expect(its.length).toBeLessThanOrEqual(1);
          if (isTransferEnded(state) || situation === 'proposed')
            expect([transferId, situation, its]).toEqual([transferId, situation, []]);
          // A party that arrived is in the shelter by that hold, and the other way round.
          const isIn = all.some((hold) => hold.transferId === transferId && hold.in);
          if (situation === 'arrived') expect(isIn).toBe(true);
          if (isIn && situation !== 'failed') expect(situation).toBe('arrived');
          const request = work.requests.get(requestId ?? '');
          if (request && isRequestClosed(request)) expect(isTransferEnded(state)).toBe(true);
        }
        for (const [requestId, state] of work.requests) {
          const its = live.filter((hold) => hold.requestId === requestId);
          expect(its.length).toBe(state.situation === 'promised' ? 1 : 0);
          expect(state.situation === 'placed').toBe(all.some((hold) => hold.requestId === requestId && hold.in));
        }
      }),
      runs,
    );
  });

  it('RQ-2: once settled, repeating every duty changes nothing', () => {
    fc.assert(
      fc.property(nights, (actions) => {
        const night = played(actions);
        const before = night.log.entries.length;
        for (const duty of [...night.done]) {
          night.see(duty);
          while (night.step());
        }
        expect(night.log.entries.length).toBe(before);
      }),
      runs,
    );
  });

  it('given the same nights, all of it did happen', () => {
    const types = new Set<string>();
    fc.assert(
      fc.property(nights, (actions) => {
        for (const entry of played(actions).log.entries) if (entry.readable) types.add(entry.event.type);
      }),
      runs,
    );
    const wanted = ['TransferAccepted', 'TransferArrived', 'TransferArrivalChanged', 'TransferFailed', 'RequestPlaced'];
    const more = ['RequestReopened', 'RequestHoldNotNeeded', 'RequestWithdrawn', 'HoldLapsed', 'PartyExpected'];
    expect([...wanted, ...more].filter((type) => !types.has(type))).toEqual([]);
  });
});

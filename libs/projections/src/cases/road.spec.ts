import { describe, expect, it } from '@jest/globals';
import {
  type Actor,
  isRequestClosed,
  isTransferEnded,
  openPartiesOf,
  type ProposedTransfer,
  placesNeeded,
  type ShelterCommand,
} from '@safe-haven/domain';
import fc from 'fast-check';
import { ANA, CLOCK, opening, proposal, VERA } from '../testing/case-log.ts';
import { Night, SHELTERS } from '../testing/case-night.ts';
import { transferViewOf } from './views.ts';

const REQUESTS = ['r1', 'r2'] as const;
const TRANSFERS = ['t0', 't1', 't2'] as const;
const PARTY = { women: 2, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null } as const;
/** As many as `PARTY` to a look at the door. */
const LIKE_THEM = { ...PARTY, women: 1, other: 1 } as const;

/** What people said of a journey. Where parties and holds are is read off the facts of the houses alone. */
interface Journey {
  requestId: string;
  out: boolean;
  /** What became of them was said: it was given up, called off, or they set out for another house. */
  known: boolean;
}
interface Model {
  readonly journeys: Map<string, Journey>;
}

/** Holds and whose they are, and which parties are in, or ever were, by the facts of the houses alone. */
function sheltersOf({ log }: Night) {
  const holds = new Map<string, { requestId: string | null; transferId: string | null; live: boolean }>();
  const inside = new Map<string, string>();
  const everIn = new Set<string>();
  for (const entry of log.entries) {
    if (!entry.readable || !entry.stream.startsWith('shelter-')) continue;
    const event = entry.event as { type: string; holdId?: string | null; eventId?: string } & Record<string, unknown>;
    const holdId = event.holdId ?? '';
    const hold = holds.get(holdId);
    switch (event.type) {
      case 'BedsHeld': {
        const { requestId = null, transferId = null } = event as { requestId?: string | null; transferId?: string };
        holds.set(holdId, { requestId, transferId, live: true });
        break;
      }
      case 'PartyExpected':
        if (hold && typeof event['transferId'] === 'string') hold.transferId = event['transferId'];
        break;
      case 'HoldReleased':
      case 'HoldLapsed':
        if (hold) hold.live = false;
        break;
      case 'PartyAdmitted':
        if (!hold) break;
        hold.live = false;
        inside.set(entry.eventId, holdId);
        everIn.add(holdId);
        break;
      case 'EventCorrected':
        inside.delete(event.eventId ?? '');
        break;
      default:
        break;
    }
  }
  const isOf = (transferId: string, requestId: string) => (holdId: string) =>
    holds.get(holdId)?.transferId === transferId || holds.get(holdId)?.requestId === requestId;
  return {
    isIn: (transferId: string, requestId: string) => [...inside.values()].some(isOf(transferId, requestId)),
    wasIn: (transferId: string, requestId: string) => [...everIn].some(isOf(transferId, requestId)),
  };
}

type Run = (
  model: Model,
  night: Night,
  pick: { readonly t: string; readonly r: string; readonly s: string },
) => unknown;

const counts = new Map<string, number>();
const tell = (night: Night, shelterId: string, command: ShelterCommand, actor: Actor = ANA): string => {
  const outcome = night.log.shelter(shelterId, command, actor, { expected: night.expectedAt(shelterId) });
  const what = `${command.type} ${outcome}`;
  counts.set(what, (counts.get(what) ?? 0) + 1);
  return outcome;
};
const stateOf = (night: Night, t: string): ProposedTransfer | undefined => {
  night.fold();
  return night.work.transfers.get(t);
};
const newestEvent = (night: Night, s: string, type: string) =>
  night.log.entries.findLast((e) => e.readable && e.stream === `shelter-${s}` && e.event.type === type)?.eventId;
const isKnown = (model: Model, t: string) => {
  const journey = model.journeys.get(t);
  if (journey) journey.known = true;
};

/** The house's part of accepting or of the door, as the program does it; the transfer's own fact is left to the process. */
const receive = (night: Night, t: string, isWalkIn: boolean): string => {
  const state = stateOf(night, t);
  if (state === undefined) return 'none';
  const { requestId, party, arrival, to } = state;
  const of = { transferId: t, requestId, party, arrival, needs: {}, theirHold: null, isWalkIn };
  return tell(night, to.shelterId, { type: 'receive-transfer', ...of });
};

const STEPS: Readonly<Record<string, Run>> = {
  propose: (model, { log }, { t, r, s }) => {
    const { to, ...rest } = proposal(t, log.now) as Extract<ReturnType<typeof proposal>, { type: 'propose' }>;
    const outcome = log.transfer(t, { ...rest, party: PARTY, requestId: r, to: { ...to, shelterId: s } });
    if (outcome === 'done') model.journeys.set(t, { requestId: r, out: false, known: false });
  },
  agree: (_, { log }, { t }) => log.transfer(t, { type: 'record-consent', kind: 'oral', scope: ['travel'] }),
  accept: (_, night, { t }) => stateOf(night, t)?.situation === 'proposed' && receive(night, t, false),
  'accept again': (_, night, { t }) => stateOf(night, t)?.diverted && receive(night, t, false),
  depart: (model, night, { t }) => {
    if (night.log.transfer(t, { type: 'depart' }) !== 'done') return;
    const journey = model.journeys.get(t)!;
    journey.out = true;
    for (const [other, { requestId }] of model.journeys)
      if (other !== t && requestId === journey.requestId) isKnown(model, other);
  },
  release: (_, night, { t }) => {
    const hold = stateOf(night, t)?.hold;
    if (!hold) return;
    const command = { type: 'release-hold', holdId: hold.holdId, reason: 'shelter_withdrew' } as const;
    const isOut = night.expectedAt(hold.shelterId).some(({ transferId }) => transferId === t);
    const outcome = tell(night, hold.shelterId, command);
    // TR-12: nobody's place is given up unasked once they have left.
    if (isOut) expect(['party_on_the_way', 'hold_ended', 'hold_unknown']).toContain(outcome);
    if (outcome === 'party_on_the_way') tell(night, hold.shelterId, { ...command, diverts: true });
  },
  lapse: (_, night, { s }) => {
    night.log.pass(400);
    tell(night, s, { type: 'record-time' }, CLOCK);
  },
  late: (_, { log }, { t }) => log.transfer(t, { type: 'record-time' }, CLOCK),
  close: (_, night, { s }) => {
    const isAwaited = night.expectedAt(s).length > 0;
    const outcome = tell(night, s, { type: 'close' });
    if (isAwaited) expect(['party_on_the_way', 'house_in_use', 'house_closed']).toContain(outcome);
    if (outcome === 'party_on_the_way') tell(night, s, { type: 'close', diverts: true });
  },
  reopen: (_, night, { s }) => tell(night, s, { type: 'reopen' }),
  'take beds away': (_, night, { s }) => {
    const state = night.log.stateOf(s);
    for (const bedId of state.situation === 'kept' ? Object.keys(state.beds) : [])
      tell(night, s, { type: 'take-bed-out-of-service', bedId, reason: 'no_staff' });
  },
  'give beds back': (_, night, { s }) => {
    const state = night.log.stateOf(s);
    for (const bedId of state.situation === 'kept' ? Object.keys(state.beds) : [])
      tell(night, s, { type: 'return-bed-to-service', bedId });
  },
  'walk in': (_, night, { t }) => {
    const state = stateOf(night, t);
    if (state === undefined || state.departedAt === null || isTransferEnded(state)) return;
    const { shelterId } = state.to;
    if (receive(night, t, true) !== 'done') return;
    const hold = night.log.holdsOf(shelterId).find(({ transferId }) => transferId === t);
    if (hold) tell(night, shelterId, { type: 'admit-party', holdId: hold.holdId });
  },
  'as a new party': (_, night, { r, s }) => {
    const request = night.work.requests.get(r);
    if (!request || isRequestClosed(request)) return;
    tell(night, s, { type: 'admit-party', party: PARTY, requestId: r });
  },
  'at the door': (_, night, { s }) => {
    const places = placesNeeded(LIKE_THEM);
    // A hold past its deadline and the grace ends in the same decision.
    const isLive = (expiresAt: string) => Date.parse(expiresAt) + 60_000 >= night.log.now;
    const isHeld = night.log.holdsOf(s).some((hold) => placesNeeded(hold.party) === places && isLive(hold.expiresAt));
    const isAwaited = night.expectedAt(s).length > 0;
    const outcome = tell(night, s, { type: 'admit-party', party: LIKE_THEM });
    // TR-14: nobody who may be held or awaited is counted as somebody else.
    if (outcome !== 'house_closed') {
      if (isHeld) expect(outcome).toBe('party_is_held');
      else if (isAwaited) expect(outcome).toBe('party_is_expected');
    }
    if (outcome === 'done') {
      const { event } = night.log.entries.at(-1) as unknown as { event: { stayId: string } };
      tell(night, s, { type: 'discharge-party', stayId: event.stayId, destination: 'family' });
    }
  },
  'hold by hand': (_, night, { r, s }) => {
    const request = night.work.requests.get(r);
    if (request && !isRequestClosed(request)) tell(night, s, { type: 'hold-beds', party: PARTY, requestId: r });
  },
  admit: (_, night, { s }) => {
    const hold = night.log.holdsOf(s)[0];
    if (hold) tell(night, s, { type: 'admit-party', holdId: hold.holdId });
  },
  void: (_, night, { s }) => {
    const eventId = newestEvent(night, s, 'PartyAdmitted');
    const correction = { kind: 'void' } as const;
    if (eventId) tell(night, s, { type: 'correct-event', eventId, correction, reason: 'did_not_happen' });
  },
  undo: (_, night, { s }) => {
    const eventId = night.log.entries.findLast((e) => e.stream === `shelter-${s}`)?.eventId;
    if (eventId) tell(night, s, { type: 'undo', eventId, diverts: true });
  },
  fail: (model, { log }, { t }) =>
    log.transfer(t, { type: 'fail', code: 'contact_lost' }) === 'done' && isKnown(model, t),
  withdraw: (model, { log }, { r }) => {
    if (log.request(r, { type: 'withdraw', transfer: 'call_off' }) !== 'done') return;
    for (const [t, { requestId }] of model.journeys) if (requestId === r) isKnown(model, t);
  },
  process: (_, night) => {
    for (let i = 0; i < 3; i++) night.step();
  },
};

/** A journey to its departure: random steps alone seldom come so far. */
const LEAVING = ['propose', 'agree', 'accept', 'process', 'process', 'depart', 'process'];
const setOut: Run = (model, night, pick) => {
  for (const name of LEAVING) STEPS[name]!(model, night, pick);
};

const SELDOM = new Set(['fail', 'withdraw', 'close', 'take beds away', 'void', 'undo']);
const names = Object.keys(STEPS).flatMap((name) => (SELDOM.has(name) ? [name] : [name, name, name]));
const step = fc
  .record({
    name: fc.constantFrom(...names, ...Array.from({ length: 9 }, () => 'set out'), 'process', 'process'),
    t: fc.constantFrom(...TRANSFERS),
    r: fc.constantFrom(...REQUESTS),
    s: fc.constantFrom(...SHELTERS),
    minutes: fc.constantFrom(0, 0, 0, 1, 10),
  })
  .map(
    ({ name, minutes, ...pick }): fc.Command<Model, Night> => ({
      check: () => true,
      run: (model, night) => {
        night.log.pass(minutes);
        night.fold();
        (STEPS[name] ?? setOut)(model, night, pick);
        night.fold();
      },
      toString: () => `${name} ${pick.t} ${pick.r} ${pick.s} +${minutes}`,
    }),
  );

/** What must be true of a party once nothing is left to be followed. */
function nobodyIsLost(model: Model, night: Night): void {
  const shelters = sheltersOf(night);
  const transfers = [...night.work.transfers.values()];
  const live = SHELTERS.flatMap((shelter) => night.log.holdsOf(shelter));
  for (const state of transfers) {
    const { transferId, situation, diverted } = state;
    const { out, known, requestId } = model.journeys.get(transferId)!;
    const isHeld = live.some((hold) => hold.transferId === transferId);
    const where = { transferId, situation, out, known, code: state.code };
    if (!out) {
      expect({ ...where, diverted }).toEqual({ ...where, diverted: null });
      continue;
    }
    if (shelters.isIn(transferId, requestId))
      expect({ ...where, ended: isTransferEnded(state) }).toEqual({ ...where, ended: true });
    if (known || shelters.wasIn(transferId, requestId)) continue;
    // Nobody said where they are: they are on the way, and nothing that a house does ends that.
    expect({ ...where, onTheWay: !isTransferEnded(state) }).toEqual({ ...where, onTheWay: true });
    expect({ ...where, diverted: diverted !== null }).toEqual({ ...where, diverted: !isHeld });
    const opened = { languages: [], touches: [], details: null, meetingPoint: null, heldUntil: null };
    expect(transferViewOf(state, ANA, opened).may).toContain('arrive');
    expect(transferViewOf(state, VERA, opened).may).toContain('change-arrival');
  }
  const open = openPartiesOf([...night.work.requests.values()], transfers, night.log.instant);
  const firstOther = open.findIndex((party) => !party.diverted);
  expect(open.slice(Math.max(0, firstOther)).filter((party) => party.diverted && firstOther >= 0)).toEqual([]);
}

type Way = readonly (readonly [step: string, transferId: string, shelterId: string])[];
/** Carries out steps for one party; then what follows has followed. */
const carriedOut = (way: Way): { readonly night: Night; readonly model: Model } => {
  const night = new Night();
  const model: Model = { journeys: new Map() };
  night.log.request('r1', { ...opening('r1'), party: PARTY } as ReturnType<typeof opening>);
  for (const [name, t, s] of way) (STEPS[name] ?? setOut)(model, night, { t, r: 'r1', s });
  night.settle();
  return { night, model };
};
/** Another replica follows the same log. */
const again = (night: Night): void => {
  for (const duty of [...night.done]) {
    night.see(duty);
    while (night.step());
  }
};

describe('the road', () => {
  it('TR-13: when two houses admitted one party and one takes it back, then they are on no way', () => {
    const { night, model } = carriedOut([
      ['set out', 't1', 'lipa'],
      ['propose', 't0', 'jasen'],
      ['accept', 't0', 'jasen'],
      ['admit', 't0', 'jasen'],
      ['admit', 't1', 'lipa'],
      ['process', 't1', 'lipa'],
      ['process', 't1', 'lipa'],
      ['process', 't1', 'lipa'],
      ['void', 't1', 'lipa'],
    ]);
    nobodyIsLost(model, night);
    expect(night.work.transfers.get('t1')).toMatchObject({ situation: 'failed', code: 'went_elsewhere' });
  });

  it('TR-7: when a replica follows the log later, then the hold of a party on the way lasts no longer for it', () => {
    const { night } = carriedOut([
      ['set out', 't0', 'lipa'],
      ['lapse', 't0', 'lipa'],
      ['as a new party', 't0', 'lipa'],
      ['process', 't0', 'lipa'],
      ['process', 't0', 'lipa'],
      ['void', 't0', 'lipa'],
    ]);
    const before = night.log.entries.length;
    night.log.pass(1);
    again(night);
    expect(night.log.entries.slice(before)).toEqual([]);
  });
});

describe('the road, with any commands in any order', () => {
  it('TR-10, TR-12, TR-13, TR-14: nobody who has set out is lost, whatever houses, clocks and processes do', () => {
    const types = new Set<string>();
    fc.assert(
      fc.property(fc.commands([step], { maxCommands: 70, size: 'max' }), (commands) => {
        const night = new Night();
        const model: Model = { journeys: new Map() };
        for (const id of REQUESTS)
          night.log.request(id, { ...opening(id), party: PARTY } as ReturnType<typeof opening>);
        fc.modelRun(() => ({ model, real: night }), commands);
        night.settle();
        nobodyIsLost(model, night);
        // A second replica follows the same log and writes nothing new.
        const before = night.log.entries.length;
        again(night);
        expect(night.log.entries.length).toBe(before);
        for (const entry of night.log.entries) if (entry.readable) types.add(entry.event.type);
      }),
      { seed: 20_261_130, numRuns: 400 },
    );
    const wanted = [
      'TransferDiverted',
      'TransferArrived',
      'TransferFailed',
      'TransferOverdue',
      'ShelterClosed',
      'HoldLapsed',
    ];
    expect(wanted.filter((type) => !types.has(type))).toEqual([]);
    const happened = [
      'admit-party done',
      'admit-party party_is_held',
      'admit-party party_is_expected',
      'release-hold party_on_the_way',
      'close party_on_the_way',
      'take-bed-out-of-service bed_in_use',
      'undo done',
    ];
    expect(happened.filter((what) => !counts.has(what))).toEqual([]);
  });
});

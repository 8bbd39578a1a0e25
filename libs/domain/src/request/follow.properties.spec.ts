import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, MINUTE } from '../instant.ts';
import type { ReleaseReason } from '../terms.ts';
import { corrected } from '../testing/model.ts';
import { CLOCK, COORDINATOR, HOTLINE, MANAGER, party, STAFF } from '../testing/people.ts';
import { Network, Replica } from '../testing/replicas.ts';
import { opened, type Wanted } from '../testing/requests.ts';
import { always } from '../testing/seed.ts';
import { emptyShelter, registration, type Shelter, START, undoBy } from '../testing/shelter.ts';
import type { RequestEvent } from './events.ts';
import { nextYes } from './selectors.ts';

const STEPS = [
  'hold',
  'hold',
  'hold',
  'release',
  'admit',
  'admit lapsed',
  'undo',
  'void',
  'answer',
  'broadcast',
  'withdraw',
  'close',
  'lapse',
  'replica',
  'replica',
  'replica',
  'replica',
  'echo',
  'crash',
] as const;

interface Step {
  readonly what: (typeof STEPS)[number];
  readonly a: number;
  readonly b: number;
  readonly seconds: number;
}
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...STEPS),
  a: fc.nat(999),
  b: fc.nat(999),
  seconds: fc.constantFrom(0, 0, 1, 1, 5, 5, 20, 300, 6_000),
});
const steps = fc.array(step, { minLength: 20, maxLength: 120 });
const REASONS: readonly ReleaseReason[] = ['declined', 'no_show', 'shelter_withdrew', 'error'];
const SHELTERS = ['s1', 's2', 's3'] as const;

/** A house with two rooms for one party each. */
function smallShelter(id: string): Shelter {
  const shelter = emptyShelter(id, START, true);
  shelter.given(registration(), MANAGER);
  for (const roomId of ['x', 'y']) {
    shelter.given({ type: 'add-room', roomId, label: roomId, privacy: 'household' }, MANAGER);
    const beds = [1, 2].map((n) => ({ bedId: `${roomId}${n}`, label: `${roomId}${n}`, kind: 'adult' as const }));
    shelter.given({ type: 'add-beds', roomId, beds }, MANAGER);
  }
  return shelter.pass(60);
}

const at = <T>(list: readonly T[], i: number): T | undefined => list[i % Math.max(1, list.length)];

/** Runs the steps on three houses, two requests and two replicas. */
function live(all: readonly Step[]): { network: Network; replicas: readonly Replica[] } {
  const shelters = SHELTERS.map(smallShelter);
  const requests = ['r1', 'r2'].map((id) => opened(id, ...SHELTERS));
  const network = new Network(shelters, requests);
  const replicas = [new Replica(network), new Replica(network)];
  let now = [...shelters, ...requests].reduce((latest, { now }) => (latest < now ? now : latest), '');
  for (const one of all) {
    now = after(now, one.seconds * 1000);
    for (const thing of [...shelters, ...requests]) thing.now = now;
    act(one, network, replicas);
    network.collect();
  }
  return { network, replicas };
}

function act({ what, a, b }: Step, network: Network, replicas: readonly Replica[]): void {
  const shelter = at(network.shelters, a) as Shelter;
  const wanted = at(network.requests, b) as Wanted;
  const replica = at(replicas, a + b) as Replica;
  if (['answer', 'broadcast', 'withdraw', 'close'].includes(what)) send(what, wanted, shelter.shelterId, b);
  else if (what === 'replica') for (let i = 0; i <= b % 4; i++) replica.step();
  else if (what === 'crash') replica.crash(b % 12);
  else if (what === 'echo') {
    const old = at(network.sightings, b);
    if (old !== undefined && replica.isIdle) replica.follow(old);
  } else keep(what, shelter, wanted, b);
}

function send(what: Step['what'], wanted: Wanted, shelterId: string, b: number): void {
  if (what === 'answer') {
    const answer = (['yes', 'yes_if', 'no'] as const)[b % 3] as 'yes';
    wanted.when({ type: 'respond', shelterId, answer, codes: answer === 'yes' ? [] : ['languages'] });
  } else if (what === 'broadcast') {
    wanted.when({ type: 'broadcast', shelters: SHELTERS, respondBy: after(wanted.now, 10 * MINUTE) });
  }
  // Rare, because nothing happens to a closed request any more.
  else if (b % 5 > 0) return;
  else if (what === 'withdraw') wanted.when({ type: 'withdraw' });
  else wanted.when({ type: 'close-unmet', reasons: ['no_answer'] });
}

function keep(what: Step['what'], shelter: Shelter, { requestId }: Wanted, b: number): void {
  const holdId = at(Object.keys(shelter.kept.holds), b);
  const lapsed = at(
    shelter.kept.ended.filter((e) => e.how === 'lapsed'),
    b,
  );
  switch (what) {
    case 'hold':
      // One hold in four is for no request.
      shelter.when(
        {
          type: 'hold-beds',
          party: party({ women: 1 + (b % 2) }),
          ...(b % 8 < 6 ? { requestId } : {}),
        },
        b % 3 === 0 ? COORDINATOR : HOTLINE,
        { newId: `${shelter.shelterId}-${shelter.facts.length}` },
      );
      break;
    case 'release':
      if (holdId !== undefined)
        shelter.when({ type: 'release-hold', holdId, reason: at(REASONS, b) as ReleaseReason }, COORDINATOR);
      break;
    case 'admit':
      if (holdId !== undefined) shelter.when({ type: 'admit-party', holdId }, COORDINATOR);
      break;
    case 'admit lapsed':
      if (lapsed !== undefined) shelter.when({ type: 'admit-party', holdId: lapsed.id }, COORDINATOR);
      break;
    case 'undo': {
      const actor = at([COORDINATOR, STAFF, HOTLINE], b) ?? COORDINATOR;
      shelter.when(undoBy(shelter, actor), actor);
      break;
    }
    case 'void': {
      const ends = shelter.facts.filter(({ event }) => event.type === 'PartyAdmitted' || event.type === 'HoldReleased');
      const eventId = (b % 2 === 0 ? ends.at(-1) : at(ends, b))?.context.eventId;
      if (eventId !== undefined)
        shelter.when(
          { type: 'correct-event', eventId, correction: { kind: 'void' }, reason: 'did_not_happen' },
          MANAGER,
        );
      break;
    }
    case 'lapse':
      shelter.when({ type: 'record-time' }, CLOCK);
      break;
  }
}

/** Lets the clock and every replica do everything that is due. Throws when that does not terminate. */
function quiet({ network, replicas }: ReturnType<typeof live>): Network {
  for (const shelter of network.shelters) shelter.when({ type: 'record-time' }, CLOCK);
  network.collect();
  for (let i = 0; replicas.map((replica) => replica.step()).some(Boolean); i++) {
    if (i > 10_000) throw new Error('the process never comes to rest');
  }
  return network;
}

const liveHolds = (network: Network, requestId: string): readonly string[] =>
  network.shelters.flatMap(({ kept }) =>
    Object.values(kept.holds)
      .filter((hold) => hold.requestId === requestId)
      .map((hold) => hold.holdId),
  );

/** Whether somebody of this request is in a house, computed from the facts of the houses alone. */
const isThere = (network: Network, requestId: string): boolean =>
  network.shelters.some(({ facts }) => {
    const correctedFacts = corrected(facts).map(({ event }) => event);
    const holds = correctedFacts.flatMap((e) => (e.type === 'BedsHeld' && e.requestId === requestId ? e.holdId : []));
    return correctedFacts.some((e) => e.type === 'PartyAdmitted' && e.holdId !== null && holds.includes(e.holdId));
  });

const CLOSES: ReadonlySet<string> = new Set(['RequestWithdrawn', 'RequestClosedUnmet']);

/**
 * Who is next, computed from the facts one by one: a yes is valid until the house answers otherwise or its hold for
 * them ends.
 */
function nextByFacts(events: readonly RequestEvent[]): string | null {
  let yeses: readonly { readonly shelter: string; readonly rank: number }[] = [];
  for (const event of events) {
    if (event.type === 'RequestReopened') yeses = yeses.filter(({ shelter }) => shelter !== event.shelterId);
    if (event.type !== 'ShelterResponded') continue;
    const others = yeses.filter(({ shelter }) => shelter !== event.shelterId);
    yeses =
      event.answer === 'no' ? others : [...others, { shelter: event.shelterId, rank: event.answer === 'yes' ? 0 : 1 }];
  }
  return yeses.toSorted((a, b) => a.rank - b.rank)[0]?.shelter ?? null;
}

describe('requests and holds, under any events and repetitions', () => {
  it('RQ-1: given random nights, duplicates and two replicas, then in the end each request has at most one live hold: its own', () => {
    always(steps, (all) => {
      const network = quiet(live(all));
      for (const { requestId, opened: state } of network.requests) {
        const promised = state.holds.filter((h) => h.standing === 'promised').map((h) => h.holdId);
        expect(liveHolds(network, requestId)).toEqual(promised);
        expect(promised).toHaveLength(state.situation === 'promised' ? 1 : 0);
        expect(state.situation === 'placed').toBe(isThere(network, requestId));
      }
    });
  });

  it('RQ-15: given the same nights, then in the end a request that somebody closed and whose party is in no house is closed that way', () => {
    always(steps, (all) => {
      const network = quiet(live(all));
      for (const { requestId, opened: state, facts } of network.requests) {
        // Nobody can reopen it: the last end is final, unless they came.
        const last = facts.map(({ event }) => event).findLast(({ type }) => CLOSES.has(type));
        const closed = last === undefined ? [] : last.type === 'RequestWithdrawn' ? ['withdrawn'] : ['unmet'];
        const isIn = isThere(network, requestId);
        expect(closed.filter(() => !isIn && state.situation !== closed[0])).toEqual([]);
        if (last?.type === 'RequestClosedUnmet' && !isIn) expect(state.reasons).toEqual(last.reasons);
        if (closed.length > 0) expect(liveHolds(network, requestId)).toEqual([]);
      }
    });
  });

  it('RQ-14: given the same nights, then at every moment whose yes is next follows from the answers and the ended holds', () => {
    always(steps, (all) => {
      const { network } = live(all);
      for (const { opened: state, facts } of network.requests) {
        expect(nextYes(state)).toBe(state.situation === 'open' ? nextByFacts(facts.map(({ event }) => event)) : null);
      }
    });
  });

  it('RQ-2: given two replicas, nothing is written twice, and repeating everything changes nothing', () => {
    always(steps, (all) => {
      const night = live(all);
      const network = quiet(night);
      expect(new Set(network.written).size).toBe(network.written.length);
      const facts = () => [...network.shelters, ...network.requests].map((one) => one.facts.length);
      const before = facts();
      for (const sighting of network.sightings) {
        night.replicas[0]?.follow(sighting);
        quiet(night);
      }
      const late = new Replica(network);
      while (late.step());
      expect(facts()).toEqual(before);
    });
  });

  it('given the same nights, then every consequence occurred, and the two replicas did conflict', () => {
    const seen = new Map<string, number>();
    always(steps, (all) => {
      for (const [what, n] of quiet(live(all)).counts) seen.set(what, (seen.get(what) ?? 0) + n);
    });
    const expected = [
      'RequestPromised',
      'RequestHoldNotNeeded',
      'RequestReopened',
      'RequestPlaced',
      'RequestClosedUnmet',
      'RequestWithdrawn',
      'release',
      'release hold_ended',
      'conflict',
      'crash',
    ];
    expect(expected.filter((what) => !seen.has(what))).toEqual([]);
    expect([...seen.keys()].filter((what) => what.startsWith('release ')).toSorted()).toEqual(['release hold_ended']);
  });
});

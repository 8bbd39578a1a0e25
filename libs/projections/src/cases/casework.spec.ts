import { describe, expect, it } from '@jest/globals';
import { follow, type HoldSighting } from '@safe-haven/domain';
import fc from 'fast-check';
import { ANA, CaseLog, CLOCK, FOLLOWER, opening, proposal, VERA } from '../testing/case-log.ts';
import { emptyCasework, projectCasework } from './casework.ts';
import { caseworkFromSnapshot, caseworkToSnapshot } from './snapshot.ts';

const PARTY = { women: 1, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null } as const;
const inMinutes = (log: CaseLog, minutes: number) => new Date(log.now + minutes * 60_000).toISOString();

/** A request of vera's that lipa and jasen were asked. */
function asked(): CaseLog {
  const log = new CaseLog().registerShelter('lipa').registerShelter('jasen');
  log.request('r1', opening('r1'));
  log.request('r1', { type: 'broadcast', shelters: ['lipa', 'jasen'], respondBy: inMinutes(log, 20) });
  return log;
}
const sightings = (log: CaseLog): HoldSighting[] =>
  log.follow().duties.flatMap((duty) => (duty.kind === 'sighting' ? [duty.sighting] : []));

describe('open duties, according to the log', () => {
  it('given a hold for a request, when it lapses, then both are sightings, in the order of the log', () => {
    const log = asked();
    log.shelter('lipa', { type: 'hold-beds', party: PARTY, requestId: 'r1' }, VERA);
    log.pass(95).shelter('lipa', { type: 'record-time' }, CLOCK);
    expect(sightings(log).map(({ requestId, shelterId, status }) => [requestId, shelterId, status])).toEqual([
      ['r1', 'lipa', 'live'],
      ['r1', 'lipa', 'lapsed'],
    ]);
  });

  it('given a hold without a request, then there is no duty', () => {
    const log = asked();
    log.shelter('lipa', { type: 'hold-beds', party: PARTY }, VERA);
    log.shelter('lipa', { type: 'release-hold', holdId: log.newestHold('lipa'), reason: 'error' }, VERA);
    expect(log.follow().duties).toEqual([]);
  });

  it('RQ-4: given a promised request is withdrawn, then its hold is to be released', () => {
    const log = asked();
    log.shelter('lipa', { type: 'hold-beds', party: PARTY, requestId: 'r1' }, VERA);
    log.request('r1', { type: 'note-hold', sighting: sightings(log)[0]! }, FOLLOWER);
    expect(log.request('r1', { type: 'withdraw' })).toBe('done');
    expect(log.follow().duties.at(-1)).toEqual({ kind: 'closed', requestId: 'r1' });
  });

  it('given an open request is withdrawn, then nothing is held for it and there is no duty', () => {
    const log = asked();
    log.request('r1', { type: 'withdraw' });
    expect(log.follow().duties).toEqual([]);
  });
});

describe('requests and transfers, according to the log', () => {
  it('given an event that cannot be read, then its request is shown to nobody, and others are untouched', () => {
    const log = asked();
    log.request('r2', opening('r2'));
    log.unreadable('request-r1');
    log.request('r1', { type: 'escalate', level: 1 });
    const work = log.follow();
    expect([...work.requests.keys()]).toEqual(['r2']);
    expect([...work.unreadable]).toEqual(['request-r1']);
  });

  it('given a request that ended more than 32 days ago, when another event comes, then it is forgotten; an open one is not', () => {
    const log = asked();
    log.request('r2', opening('r2'));
    log.request('r1', { type: 'withdraw' });
    log.pass(33 * 24 * 60).request('r3', opening('r3'));
    expect([...log.follow().requests.keys()]).toEqual(['r2', 'r3']);
  });

  it('given a transfer, then it equals its stream, and a change names it', () => {
    const log = new CaseLog();
    log.transfer('t1', proposal('t1', log.now));
    log.transfer('t1', { type: 'decline', code: 'no_staff' }, ANA);
    const work = emptyCasework();
    expect(log.entries.map((entry) => projectCasework(work, entry))).toEqual([
      { kind: 'transfer', id: 't1' },
      { kind: 'transfer', id: 't1' },
    ]);
    expect(work.transfers.get('t1')).toMatchObject({ situation: 'declined', code: 'no_staff' });
  });
});

const IDS = ['r1', 'r2'] as const;
const SHELTERS = ['lipa', 'jasen'] as const;
type Step = (log: CaseLog) => unknown;
const step: fc.Arbitrary<Step> = fc
  .record({
    action: fc.nat(9),
    id: fc.constantFrom(...IDS),
    shelter: fc.constantFrom(...SHELTERS),
    minutes: fc.nat(40),
  })
  .map(({ action, id, shelter, minutes }) => (log: CaseLog) => {
    log.pass(minutes);
    switch (action) {
      case 0:
        return log.request(id, opening(id));
      case 1:
        return log.request(id, { type: 'broadcast', shelters: SHELTERS, respondBy: inMinutes(log, 20) });
      case 2:
        return log.request(id, { type: 'respond', shelterId: shelter, answer: 'yes', codes: [] }, ANA);
      case 3:
      case 4:
        return log.shelter(shelter, { type: 'hold-beds', party: PARTY, requestId: id }, VERA);
      case 5:
        return log.shelter(shelter, { type: 'release-hold', holdId: log.newestHold(shelter), reason: 'no_show' }, ANA);
      case 6:
        return log.shelter(shelter, { type: 'record-time' }, CLOCK);
      case 7: {
        for (const sighting of sightings(log)) log.request(id, { type: 'note-hold', sighting }, FOLLOWER);
        return log.request(id, { type: 'withdraw' });
      }
      case 8:
        return log.transfer(`t-${id}`, proposal(`t-${id}`, log.now));
      default:
        return log.shelter(shelter, { type: 'admit-party', holdId: log.newestHold(shelter) }, ANA);
    }
  });
const nights = fc.array(step, { maxLength: 50, size: 'max' });
const runs = { seed: 20_261_126, numRuns: 120 } as const;

function lived(steps: readonly Step[]): CaseLog {
  const log = new CaseLog().registerShelter('lipa').registerShelter('jasen');
  for (const one of steps) one(log);
  return log;
}

describe('casework dropped and rebuilt', () => {
  it('SH-14 equals the live one byte for byte, with any repeats', () => {
    fc.assert(
      fc.property(nights, fc.array(fc.nat(20), { minLength: 1, maxLength: 40 }), (steps, repeats) => {
        const log = lived(steps);
        const live = emptyCasework();
        for (const [i, entry] of log.entries.entries()) {
          projectCasework(live, entry);
          const repeated = log.entries[i - (repeats[i % repeats.length] ?? 0)];
          if (repeated) expect(projectCasework(live, repeated)).toBeNull();
        }
        expect(caseworkToSnapshot(live)).toBe(caseworkToSnapshot(log.follow()));
      }),
      runs,
    );
  });

  it('SH-14 equals a snapshot taken anywhere and the tail after it, and a snapshot survives its own reading', () => {
    fc.assert(
      fc.property(nights, fc.nat(), (steps, n) => {
        const log = lived(steps);
        const at = n % (log.entries.length + 1);
        const live = log.follow(emptyCasework(), log.entries.slice(0, at));
        const early = caseworkToSnapshot(live);
        const loaded = caseworkFromSnapshot(early)!;
        expect(loaded).toEqual(live);
        expect(caseworkToSnapshot(loaded)).toBe(early);
        log.follow(loaded, log.entries.slice(at));
        expect(caseworkToSnapshot(loaded)).toBe(caseworkToSnapshot(log.follow()));
      }),
      runs,
    );
  });

  it('RQ-2: given every sighting again, then what it would write is written already', () => {
    fc.assert(
      fc.property(nights, (steps) => {
        const log = lived(steps);
        for (const sighting of sightings(log)) {
          log.request(sighting.requestId ?? '', { type: 'note-hold', sighting }, FOLLOWER);
        }
        const { requests } = log.follow();
        for (const sighting of sightings(log)) {
          const state = requests.get(sighting.requestId ?? '');
          if (state) expect(follow(state, sighting).filter(({ kind }) => kind === 'write')).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('given a snapshot of another version, of something else or broken, then it is not taken', () => {
    const good = JSON.parse(caseworkToSnapshot(asked().follow())) as Record<string, unknown>;
    for (const bad of [{ ...good, version: 0 }, { ...good, name: 'network' }, { ...good, requests: null }, null, 7]) {
      expect(caseworkFromSnapshot(JSON.stringify(bad))).toBeNull();
    }
    expect(caseworkFromSnapshot('{"name":"casew')).toBeNull();
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Actor, KeptShelter } from '@safe-haven/domain';
import {
  AUDITOR,
  FOCAL,
  HOTLINE,
  MANAGER,
  NETWORK_MANAGER,
  OTHERS,
  openCounted,
  openShelter,
  party,
  STAFF,
  TestLog,
} from '../testing/log.ts';
import { audienceOf, isOwnOf } from './audience.ts';
import { rowFor } from './rows.ts';

const HOUR = 3_600_000;
const at = (log: TestLog, hours: number) => new Date(log.now + hours * HOUR).toISOString();
const rowOf = (log: TestLog, actor: Actor = MANAGER, now = log.now, shelterId = 'river') =>
  rowFor(log.follow().shelters.get(shelterId)!, audienceOf(actor)!, now);
const shelter = () => {
  const log = new TestLog();
  openShelter(log, 'river');
  return log;
};

describe('audiences', () => {
  it('SH-18 are as the policy says: own houses, live or late, a country or all', () => {
    expect(audienceOf(MANAGER)).toMatchObject({ own: { organisation: 'Atina' }, live: true, country: null });
    expect(audienceOf(HOTLINE)).toMatchObject({ own: null, live: true, delayMinutes: 0 });
    expect(audienceOf(NETWORK_MANAGER)).toMatchObject({ own: null, live: false, delayMinutes: 15, country: null });
    expect(audienceOf(FOCAL)).toMatchObject({ own: null, live: false, delayMinutes: 15, country: 'RS' });
    expect(audienceOf(AUDITOR)).toBeNull();
    expect(audienceOf({ ...MANAGER, organisation: null })).toMatchObject({ own: null });
  });

  it('have one key per class, for every member of it', () => {
    const key = (actor: Actor) => audienceOf(actor)!.key;
    expect(key(MANAGER)).toBe(key({ ...STAFF, person: 'p-9' }));
    expect(key({ ...STAFF, shelters: ['a', 'b'] })).toBe(key({ ...STAFF, shelters: ['b', 'a'] }));
    const classes = [
      MANAGER,
      OTHERS,
      HOTLINE,
      NETWORK_MANAGER,
      FOCAL,
      { ...STAFF, shelters: ['a'] },
      { ...FOCAL, country: 'BA' },
    ];
    expect(new Set(classes.map(key)).size).toBe(classes.length);
  });

  it('own only the named houses, where some are named', () => {
    const staff = audienceOf({ ...STAFF, shelters: ['river'] })!;
    expect(isOwnOf(staff, { organisation: 'Atina', shelterId: 'river' })).toBe(true);
    expect(isOwnOf(staff, { organisation: 'Atina', shelterId: 'hill' })).toBe(false);
    expect(isOwnOf(staff, { organisation: 'Other', shelterId: 'river' })).toBe(false);
  });
});

describe('a row', () => {
  it('is placed at its area, exact for its own people and in bands for others', () => {
    const log = shelter().given('river', { type: 'admit-party', party: party(2, 1, 1) }, STAFF);
    const common = { name: 'House river', area: { id: 'rs-novi-sad', point: [19.84, 45.25] }, mode: 'kept' };
    expect(rowOf(log)).toMatchObject({
      view: 'exact',
      ...common,
      places: { inService: 6, free: 3, spare: 0, held: 0, occupied: 3, outOfService: 0, together: 3, freeCots: 0 },
      revision: '12',
    });
    expect(rowOf(log, HOTLINE)).toMatchObject({ view: 'banded', ...common, places: { band: '2-3', together: '2-3' } });
    expect(rowOf(log, { ...FOCAL, country: 'BA' })).toBeNull();
  });

  it('FR-3: shows readers of bands only what is free: a party that grows into spare beds changes nothing for them', () => {
    const log = shelter().given('river', { type: 'admit-party', party: party(1), beds: ['river-family-0'] }, STAFF);
    expect(rowOf(log)).toMatchObject({ places: { inService: 6, free: 3, spare: 2, occupied: 1 } });
    const banded = rowOf(log, HOTLINE);
    expect(banded).toMatchObject({ view: 'banded', places: { band: '2-3' } });
    expect(Object.keys((banded as { places: object }).places)).toEqual(['band', 'together']);
    const { state } = log.follow().shelters.get('river')!;
    const stayId = Object.keys((state as KeptShelter).stays)[0]!;
    log.given('river', { type: 'change-party', stayId, party: party(1, 1) }, STAFF);
    expect(rowOf(log)).toMatchObject({ places: { inService: 6, free: 3, spare: 1, occupied: 2 } });
    expect(rowOf(log, HOTLINE)).toEqual(banded);
  });

  it('SH-15 outside the catalogue has no point', () => {
    const log = new TestLog();
    openShelter(log, 'river', { areaId: 'nowhere' });
    expect(rowOf(log)).toMatchObject({ area: { id: 'nowhere', point: null } });
  });

  it('says who must be asked: a policy, a pause, a counted house; SH-15 others learn no reason and no time', () => {
    const log = shelter().given('river', { type: 'change-hold-policy', directHolds: 'nobody' });
    expect(rowOf(log)).toMatchObject({ intake: { state: 'ask', why: 'policy' } });
    const until = at(log, 3);
    log.given('river', { type: 'pause-intake', reason: 'infection', until });
    expect(rowOf(log)).toMatchObject({ intake: { state: 'paused', reason: 'infection', until } });
    expect(rowOf(log, HOTLINE)).toMatchObject({ intake: { state: 'paused', reason: null, until: null } });
    openCounted(log, 'count', { organisation: 'Atina', country: 'RS' });
    expect(rowOf(log, MANAGER, log.now, 'count')).toMatchObject({ intake: { state: 'ask', why: 'counted' } });
  });

  it('PV-10 ages for others from the last confirmation, by quarters and whole hours of the clock, whatever changes', () => {
    const log = shelter();
    const noon = log.now;
    const classAt = (hours: number) => (rowOf(log, HOTLINE, noon + hours * HOUR) as { freshness: string }).freshness;
    expect(classAt(0)).toBe('stale');
    log.pass(7).given('river', { type: 'confirm-occupancy', revision: 11 });
    const ages = [0.24, 0.25, 1.99, 2, 7.99, 8];
    const shown = ['stale', 'fresh', 'fresh', 'ageing', 'ageing', 'stale'];
    expect(ages.map(classAt)).toEqual(shown);
    const row = JSON.stringify(rowOf(log, HOTLINE, noon + HOUR));
    log.pass(8).given('river', { type: 'admit-party', party: party(0, 1), beds: ['river-shared-2'] }, STAFF);
    log.pass(30).given('river', { type: 'confirm-occupancy', revision: 13 });
    expect([ages.slice(2).map(classAt), JSON.stringify(rowOf(log, HOTLINE, noon + HOUR))]).toEqual([
      shown.slice(2),
      row,
    ]);
  });

  it('PV-10 says to others at the next quarter that a house has confirmed when it was asked', () => {
    const log = shelter();
    const [asked, hour] = [{ hours: ['14:00'] }, Date.parse('2026-03-27T13:00:00.000Z')];
    log.given('river', { type: 'change-check-hours', ...asked });
    log.now = hour + 5 * 60_000;
    const done = (actor: Actor, minutes: number) =>
      (rowOf(log, actor, hour + minutes * 60_000) as { check?: { done: boolean } }).check?.done;
    log.given('river', { type: 'confirm-occupancy', revision: 12 });
    expect([done(MANAGER, 5), done(HOTLINE, 5), done(HOTLINE, 14), done(HOTLINE, 15)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('shows departures planned within a week, cots apart and never as free', () => {
    const log = shelter();
    const plan = (who: ReturnType<typeof party>, hours: number) => {
      log.given('river', { type: 'admit-party', party: who }, STAFF);
      const { event } = log.stream('river').at(-1)!;
      const stayId = 'stayId' in event ? event.stayId : '';
      log.given('river', { type: 'plan-departure', stayId, window: { from: at(log, 1), to: at(log, hours) } }, STAFF);
    };
    plan(party(2, 1, 1), 24);
    expect(rowOf(log)).toMatchObject({ places: { free: 3 }, soonFree: { places: 3, by: at(log, 24) } });
    plan(party(1), 7 * 24);
    plan(party(1), 8 * 24);
    expect(rowOf(log)).toMatchObject({ soonFree: { places: 4, by: at(log, 7 * 24) } });
    expect(rowOf(log, MANAGER, log.now + 25 * HOUR)).toMatchObject({ soonFree: { places: 2 } });
    expect(rowOf(log, MANAGER, log.now + 9 * 24 * HOUR)).toMatchObject({ soonFree: null });
  });

  it('SH-12 shows what a kept house reported while it differs from its beds and nothing changed since', () => {
    const log = shelter().pass(60);
    const report = (occupied: number) =>
      log.given('river', { type: 'report-census', asOf: log.instant, night: '2026-03-27', occupied });
    report(2);
    expect(rowOf(log)).toMatchObject({ places: { occupied: 0 }, reported: { night: '2026-03-27', occupied: 2 } });
    log.pass(1).given('river', { type: 'admit-party', party: party(1) }, STAFF);
    expect(rowOf(log)).toMatchObject({ reported: null });
    log.pass(1);
    report(1);
    expect(rowOf(log)).toMatchObject({ reported: null });
  });

  it('SH-12 of a counted house shows its last report with its age', () => {
    const log = new TestLog();
    openCounted(log, 'count', { organisation: 'Atina', country: 'RS' });
    expect(rowOf(log, MANAGER, log.now, 'count')).toMatchObject({ mode: 'counted', reported: null });
    const report = { asOf: log.instant, night: '2026-03-26', inService: 10, occupied: 7 };
    log.given('count', { type: 'report-census', ...report });
    expect(rowOf(log, MANAGER, log.now, 'count')).toMatchObject({ places: { free: 3, occupied: 7 }, reported: report });
    expect(rowOf(log, HOTLINE, log.now, 'count')).toMatchObject({ places: { band: null } });
    expect(rowOf(log, HOTLINE, log.now + HOUR / 4, 'count')).toMatchObject({ places: { band: '2-3' } });
  });
});

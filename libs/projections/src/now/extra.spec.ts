import { describe, expect, it } from '@jest/globals';
import { HOTLINE, MANAGER, openShelter, STAFF, TestLog } from '../testing/log.ts';
import { audienceOf } from './audience.ts';
import { rowFor } from './rows.ts';

const UNTIL = '2026-03-29T07:00:00.000Z';

describe('given a house that opened extra places for a surge', () => {
  it('SU-8: then its row shows everybody how many and until when, whether they are taken or not', () => {
    const log = new TestLog();
    openShelter(log, 'river');
    const beds = ['o1', 'o2'];
    const overflow = beds.map((bedId) => ({ bedId, label: bedId, kind: 'overflow' }) as const);
    log.given('river', { type: 'add-beds', roomId: 'river-shared', beds: overflow }, MANAGER);
    const rowTo = (actor: typeof STAFF) => rowFor(log.follow().shelters.get('river')!, audienceOf(actor)!, log.now);
    expect(rowTo(HOTLINE)).not.toHaveProperty('extra');
    const answer = { surgeId: 'u1', until: UNTIL, drill: false, places: 2, beds, reason: null } as const;
    log.record('river', { type: 'SurgeAnswered', ...answer }, log.instant, STAFF);
    log.record('river', { type: 'OverflowOpened', beds, until: UNTIL }, log.instant, STAFF);
    for (const actor of [STAFF, HOTLINE]) expect(rowTo(actor)).toMatchObject({ extra: { places: 2, until: UNTIL } });
    const before = rowTo(HOTLINE);
    log.given('river', { type: 'admit-party', party: WOMAN, beds: ['o1'], anotherParty: true }, STAFF);
    expect(rowTo(HOTLINE)).toEqual(before);
    log.given('river', { type: 'close-overflow' }, STAFF);
    for (const actor of [STAFF, HOTLINE]) expect(rowTo(actor)).not.toHaveProperty('extra');
  });
});

const WOMAN = { women: 1, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };

import { describe, expect, test } from '@jest/globals';
import { shelterEventTypes } from '@safe-haven/contracts';
import { bedNames } from '../../../features/bed/bed-names.ts';
import { at, event, exactDetail, L10N, NOW } from '../../../features/shelter/shelter.fixture.ts';
import { bedsByParty } from './event-facts.ts';
import { activitySentence, type SentenceContext, writtenDown } from './sentence.ts';

const DETAIL = exactDetail();
const context = (items = [] as Parameters<typeof bedsByParty>[1]): SentenceContext => {
  const parties = bedsByParty(DETAIL, items);
  return {
    l10n: L10N,
    organisation: 'Atina',
    now: NOW,
    beds: (ids) => bedNames(L10N, DETAIL.rooms, ids),
    room: (id) => DETAIL.rooms.find((r) => r.roomId === id)?.label ?? 'a room',
    bedsOf: (id) => parties.get(id) ?? [],
  };
};
const sentenceFor = (type: string, data: Record<string, unknown> = {}, more = {}) =>
  activitySentence(event(type, data, more), context());

describe('activity as sentences', () => {
  test('no sentence shows a key or a hole, even of an event without a word in it', () => {
    for (const type of shelterEventTypes) {
      const sentence = sentenceFor(type);
      expect(sentence).toMatch(/^[A-Z].*[.)]$/);
      expect(sentence).not.toMatch(/\{\{|activity\.|undefined/);
    }
  });

  test.each([
    [
      'BedsHeld',
      { holdId: 'h1', beds: ['2a', '2b'], party: { women: 1, girls: 2 }, expiresAt: at(90) },
      'A coordinator held Room 2: 2A and 2B for 1 woman and 2 girls, until 03:40.',
    ],
    [
      'HoldReleased',
      { holdId: 'h1', reason: 'no_show' },
      'A coordinator released the hold of Room 2: 2A and 2B: nobody came.',
    ],
    [
      'PartyExpected',
      { holdId: 'h1', arrival: { from: at(0), to: at(30) } },
      'A coordinator said that the party for Room 2: 2A and 2B is on the way, expected 02:10 to 02:40.',
    ],
    ['SurgeAnswered', { places: 2, drill: false }, 'A coordinator offered 2 extra places to a surge.'],
    ['SurgeAnswered', { places: 2, drill: true }, 'A coordinator offered 2 extra places in a drill.'],
    ['SurgeAnswered', { places: null, drill: true }, 'A coordinator said no in a drill.'],
    ['HoldReleased', { holdId: 'long-gone', reason: 'declined' }, 'A coordinator released a hold: they declined.'],
    [
      'HoldReleased',
      { holdId: 'long-gone', reason: 'declined', declined: 'too_far' },
      'A coordinator released a hold: they declined: too far.',
    ],
    ['HoldLapsed', { holdId: 'h1', at: NOW }, 'The hold of Room 2: 2A and 2B lapsed. The places are free again.'],
    [
      'PartyDischarged',
      { stayId: 's1', destination: 'family' },
      'A coordinator discharged the party in Room 3: 3A: family.',
    ],
    [
      'PartyMoved',
      { stayId: 's1', from: ['1a'], to: ['gone'] },
      'A coordinator moved a party from Room 1: 1A to a retired bed.',
    ],
    ['IntakePaused', { reason: 'no_staff', until: at(230) }, 'A coordinator paused intake: no staff, until 06:00.'],
    ['IntakePaused', { reason: 'no_staff', until: null }, 'A coordinator paused intake: no staff.'],
    [
      'CensusReported',
      { night: '2026-11-24', occupied: 5, inService: 6 },
      'A coordinator reported the count of Tue 24 Nov: 5 taken of 6.',
    ],
    [
      'EventCorrected',
      { eventId: 'x', correction: { kind: 'void' }, reason: 'wrong_house' },
      'A coordinator corrected an entry: it did not happen (wrong house).',
    ],
  ])('%s', (type, data, sentence) => {
    expect(sentenceFor(type, data)).toBe(sentence);
  });

  test('says "you", and names only other organisations', () => {
    const hotline = { role: 'hotline', organisation: 'Fondacija Lara', mine: false };
    expect(sentenceFor('OccupancyConfirmed', {}, { by: { ...hotline, mine: true } })).toBe(
      'You confirmed: still correct.',
    );
    expect(sentenceFor('OccupancyConfirmed', {}, { by: hotline })).toBe(
      'A hotline of Fondacija Lara confirmed: still correct.',
    );
    expect(sentenceFor('OccupancyConfirmed', {}, { by: { ...hotline, role: 'new' } })).toMatch(/^Somebody of/);
  });

  test('knows the beds of a hold from the page when the house has it no more', () => {
    const held = event('BedsHeld', { holdId: 'h9', beds: ['1a'] });
    const released = event('HoldReleased', { holdId: 'h9', reason: 'declined' });
    expect(activitySentence(released, context([released, held]))).toBe(
      'A coordinator released the hold of Room 1: 1A: they declined.',
    );
  });

  test('says when something was written down later', () => {
    const isDelayed = event('PartyAdmitted', {}, { occurredAt: at(-60), recordedAt: at(0) });
    expect(writtenDown(context(), isDelayed)).toBe('entered 02:10');
    expect(writtenDown(context(), event('PartyAdmitted'))).toBeNull();
  });
});

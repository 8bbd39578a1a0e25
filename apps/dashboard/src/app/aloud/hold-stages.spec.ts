import { describe, expect, it } from '@jest/globals';
import type { EndedHold, NightHold, Tonight } from '@safe-haven/contracts';
import { endedOf, holdOf, nightOf } from '../../features/request/night.fixture.tsx';
import { type Announced, announcedOf, newsSince } from './hold-stages.ts';

const START = Date.parse('2026-11-25T02:00:00Z');
const inMinutes = (minutes: number): string => new Date(START + minutes * 60_000).toISOString();
const night = (hold: Partial<NightHold>) => nightOf({ holds: [holdOf({ expiresAt: inMinutes(20), ...hold })] });
/** What is said from minute to minute, as `minute stage`. */
function stagesOf(of: Tonight, minutes: readonly number[]): readonly string[] {
  let announced: Announced = announcedOf(of, START);
  return minutes.flatMap((minute) => {
    const now = START + minute * 60_000;
    const { near } = newsSince(announced, of, now);
    announced = announcedOf(of, now);
    return near.map(({ stage }) => `${minute} ${stage}`);
  });
}
const endsAnnounced = (ended: Partial<EndedHold>): number =>
  newsSince(announcedOf(nightOf(), START), nightOf({ ended: [endedOf(ended)] }), START).ended.length;

describe('AL-2: what is said of a hold', () => {
  it('15 and 5 minutes before its deadline, each once', () => {
    expect(stagesOf(night({}), [1, 4, 5, 6, 14, 15, 16])).toEqual(['5 quarter', '15 last']);
  });

  it('to its house that the deadline has passed; to those who placed it nothing until it has ended', () => {
    expect(stagesOf(night({ atHome: true }), [19, 20, 21])).toEqual(['19 last', '20 over']);
    expect(stagesOf(night({}), [16, 20, 21])).toEqual(['16 last']);
  });

  it('nothing of a party that has set out for another house, nor of holds of colleagues', () => {
    expect(stagesOf(night({ overdueFrom: inMinutes(30) }), [6, 16])).toEqual([]);
    expect(stagesOf(night({ mine: false }), [6, 16])).toEqual([]);
  });

  it('once more when it was extended meanwhile, and nothing of one that was placed within its last minutes', () => {
    const announced = announcedOf(night({}), START + 6 * 60_000);
    const extended = night({ expiresAt: inMinutes(50) });
    expect(newsSince(announced, extended, START + 7 * 60_000).near).toEqual([]);
    const again = newsSince(announcedOf(extended, START + 7 * 60_000), extended, START + 36 * 60_000);
    expect(again.near.map(({ stage }) => stage)).toEqual(['quarter']);
    expect(newsSince(announcedOf(nightOf(), START), night({ expiresAt: inMinutes(10) }), START).near).toEqual([]);
  });

  it('how it ended, by the clock or another hand, and nothing of what one’s own side did', () => {
    expect(endsAnnounced({ how: 'lapsed', byShelter: false })).toBe(1);
    expect(endsAnnounced({ how: 'admitted', byShelter: true })).toBe(1);
    expect(endsAnnounced({ how: 'released', byShelter: true })).toBe(1);
    expect(endsAnnounced({ how: 'released', byShelter: false })).toBe(0);
    expect(endsAnnounced({ how: 'released', byShelter: false, mine: false, atHome: true })).toBe(1);
    expect(endsAnnounced({ how: 'admitted', byShelter: true, mine: false, atHome: true })).toBe(0);
    expect(endsAnnounced({ how: 'lapsed', mine: false, atHome: false })).toBe(0);
  });
});

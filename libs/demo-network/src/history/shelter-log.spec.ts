import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor, RejectionCode } from '@safe-haven/domain';
import { seededRandom } from '../random.ts';
import { CLOCK, newShelterLog, type ShelterLog } from './shelter-log.ts';

const T0 = Date.parse('2026-11-25T01:10:00.000Z');
const manager: Actor = { person: 'm', role: 'manager', organisation: 'Atina', country: 'RS' };
const staff: Actor = { ...manager, person: 's', role: 'shelter_staff', shelters: ['lipa'] };
const hotline: Actor = { ...manager, person: 'h', role: 'hotline', organisation: 'Fondacija Lara', country: 'BA' };
const party = { women: 1, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };

describe('the log of a demo house', () => {
  let refused: RejectionCode[];
  let log: ShelterLog;
  beforeEach(() => {
    refused = [];
    log = newShelterLog('lipa', seededRandom(1), (code) => refused.push(code));
    log.send(T0, manager, {
      type: 'register',
      name: 'House Lipa',
      organisation: 'Atina',
      country: 'RS',
      area: { id: 'rs-beograd', name: 'Belgrade' },
      timezone: 'Europe/Belgrade',
      mode: 'kept',
      kind: 'crisis',
    });
    log.send(T0, manager, { type: 'add-room', roomId: 'r1', label: 'Room 1', privacy: 'shared' });
    log.send(T0, manager, { type: 'add-beds', roomId: 'r1', beds: [{ bedId: 'b1', label: '1A', kind: 'adult' }] });
    log.send(T0, { ...manager, person: 'm2' }, { type: 'publish' });
  });

  it('stores what the deciders decide, with revision, time and sender', () => {
    log.send(T0 + 1_000, staff, { type: 'admit-party', party });
    expect(log.items.map((i) => i.expected)).toEqual([0, 1, 2, 3, 4]);
    expect(log.items.at(-1)).toMatchObject({ stream: 'shelter-lipa', now: '2026-11-25T01:10:01.000Z', source: 'app' });
    const { shelters: _ownShelters, ...actor } = staff;
    expect(log.items.at(-1)?.actor).toEqual(actor);
    expect(Object.values(log.kept().stays)).toHaveLength(1);
  });

  it('returns null for expected rejections, and reports them', () => {
    log.send(T0, staff, { type: 'admit-party', party });
    expect(log.send(T0, hotline, { type: 'hold-beds', party })).toBeNull();
    expect(refused).toEqual(['no_free_place']);
    expect(log.items).toHaveLength(5);
  });

  it('stores nothing when nothing changed', () => {
    expect(log.send(T0, CLOCK, { type: 'record-time' }, 'system')).toEqual([]);
    expect(log.items).toHaveLength(4);
  });

  it('stops at a refusal that life would not know', () => {
    expect(() => log.send(T0, staff, { type: 'resume-intake' })).toThrow('breaks a rule');
  });

  it('stops at a sender who has no right to it', () => {
    expect(() => log.send(T0, hotline, { type: 'admit-party', party })).toThrow('breaks a right');
    expect(() => log.send(T0, staff, { type: 'retire-bed', bedId: 'b1' })).toThrow('breaks a right');
  });

  it('throws when time goes back', () => {
    expect(() => log.send(T0 - 1, staff, { type: 'admit-party', party })).toThrow('Time went back');
  });
});

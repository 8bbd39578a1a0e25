import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { eventCodec } from '@safe-haven/contracts';
import type { ShelterEvent } from '@safe-haven/domain';
import { openSqliteStore } from '@safe-haven/event-store';
import { newEvent, setUpEvents } from './p3-replay.ts';
import { checkNight } from './p16-fold.ts';

const STREAM = 'shelter-lipa';
const AT = '2026-01-10T23:00:00.000Z';
const LATER = '2026-01-11T00:00:00.000Z';
const party = { women: 1, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };
const placedBy = { person: 'vera', role: 'hotline', organisation: 'SOS line' } as const;
const policy = { extensionMinutes: 30, extensions: 1, longestEnd: LATER };

const held = (holdId: string, bed: string, requestId: string | null = null): ShelterEvent => {
  const window = { expiresAt: LATER, arrival: null };
  return { type: 'BedsHeld', holdId, requestId, beds: [bed], party, placedBy, policy, ...window };
};
const released = (holdId: string): ShelterEvent => ({ type: 'HoldReleased', holdId, reason: 'error' });
const admitted = (stayId: string, holdId: string | null, bed: string): ShelterEvent => {
  return { type: 'PartyAdmitted', stayId, holdId, beds: [bed], party, kind: 'referral' };
};

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Checks a night of one house with four beds in which this happened, as the board and those who were answered say. */
async function checked(
  events: readonly ShelterEvent[],
  { beds = {}, raid = [], also = [] }: { beds?: object; raid?: readonly string[]; also?: readonly string[] },
) {
  const folder = mkdtempSync(join(tmpdir(), 'haven-bench-'));
  folders.push(folder);
  const all = [...setUpEvents('House Lipa').slice(0, 6), ...events].map((event, n) => newEvent(STREAM, event, n, AT));
  const store = await openSqliteStore({ path: join(folder, 'log.sqlite'), codec: eventCodec });
  await store.append(STREAM, all, 0);
  await store.close();
  const acknowledged = join(folder, 'acknowledged');
  writeFileSync(acknowledged, [...all.map(({ eventId }) => eventId), ...also, ''].join('\n'));
  const places = { inService: 4, held: 0, occupied: 0, ...beds };
  const check = await checkNight(folder, { rows: [{ shelterId: 'lipa', places }], acknowledged, raid });
  return { lost: check.lost, bedsTwice: check.bedsTwice, otherwise: check.otherwise, raid: check.raidOtherwise };
}
const NOTHING = { lost: 0, bedsTwice: 0, otherwise: 0, raid: 0 };

describe('given a winter night of the benchmark', () => {
  it('when the board says what the log says, then nothing is found', async () => {
    const night = [held('h1', 'bed-0', 'r1'), admitted('s1', 'h1', 'bed-0'), held('h2', 'bed-1')];
    expect(await checked(night, { beds: { held: 1, occupied: 1 }, raid: ['r1'] })).toEqual(NOTHING);
  });

  it('when an event was acknowledged that is not in the log, then it is lost', async () => {
    const gone = '00000000-0000-4000-8000-000000000000';
    expect(await checked([], { also: [gone] })).toEqual({ ...NOTHING, lost: 1 });
  });

  it.each([
    ['two holds', held('h2', 'bed-0')],
    ['a hold and somebody at the door', admitted('s1', null, 'bed-0')],
  ])('when a bed is given to %s at once, then it was given twice', async (_, second) => {
    const beds = second.type === 'BedsHeld' ? { held: 2 } : { held: 1, occupied: 1 };
    expect(await checked([held('h1', 'bed-0'), second], { beds })).toEqual({ ...NOTHING, bedsTwice: 1 });
  });

  it('when the board says another number, then the house is counted', async () => {
    expect(await checked([held('h1', 'bed-0'), released('h1')], { beds: { held: 1 } })).toEqual({
      ...NOTHING,
      otherwise: 1,
    });
  });

  it('when a line of the raid has no hold, or two at once, then it is counted; one after the other is right', async () => {
    const night = [
      ...[held('h1', 'bed-0', 'again'), released('h1'), held('h2', 'bed-0', 'again')],
      ...[held('h3', 'bed-1', 'twice'), held('h4', 'bed-2', 'twice')],
    ];
    const raid = ['again', 'twice', 'none'];
    expect(await checked(night, { beds: { held: 3 }, raid })).toEqual({ ...NOTHING, raid: 2 });
  });
});

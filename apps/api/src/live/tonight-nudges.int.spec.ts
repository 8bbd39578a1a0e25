import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { tonightNudge } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import { io, type Socket } from 'socket.io-client';
import { CaseworkProgram, ONE } from '../requests/testing/casework-program.ts';
import { startHttpProgram } from '../testing/http-program.ts';
import { caughtUp, nothingPlanned } from './testing/caught-up.ts';
import { AT_MOST_EVERY_MS, tonightRoomsOf } from './tonight-nudges.ts';

let work: CaseworkProgram;
const open: Socket[] = [];
beforeAll(async () => {
  work = new CaseworkProgram(await startHttpProgram());
  await work.haven.registerShelter('lipa');
  await work.haven.registerShelter('jasen', 'petra');
  await nothingPlanned(work);
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect();
});
afterAll(() => work.haven.served.close());

/** Opens a person's board and collects their nudges. */
async function listening(person: string): Promise<unknown[]> {
  const socket = io(work.haven.url, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie: await work.haven.cookieOf(person) },
  });
  open.push(socket);
  const nudges: unknown[] = [];
  socket.on('tonight', (nudge) => nudges.push(nudge));
  await new Promise((resolve) => socket.once('snapshot', resolve));
  return nudges;
}
/** Waits until everybody has received the nudges about all that happened. */
async function settled(): Promise<void> {
  await nothingPlanned(work);
  await caughtUp(work.haven, open);
}

describe('given open screens', () => {
  it('when a request is broadcast, then its organisation and the shelter asked are nudged, nobody else, without content', async () => {
    const [vera, mila, ana] = [await listening('vera'), await listening('mila'), await listening('ana')];
    const [petra, lejla, nora] = [await listening('petra'), await listening('lejla'), await listening('nora')];
    await work.request('r1', ['lipa']);
    await settled();
    for (const nudges of [vera, mila, ana]) expect(nudges.length).toBeGreaterThan(0);
    for (const nudge of vera) {
      expect(Object.keys(nudge as object)).toEqual([]);
      tonightNudge.parse(nudge);
    }
    expect([petra, lejla, nora].map((nudges) => nudges.length)).toEqual([0, 0, 0]);
  });

  it('NT-7: when a request escalates, then everybody of its organisation and the shelter asked are nudged, and nobody else', async () => {
    await work.request('r-more', ['jasen'], ONE, 'mila');
    await nothingPlanned(work);
    const concerned = [await listening('jelena'), await listening('ana'), await listening('mila')];
    const [petra, vera, nora] = [await listening('petra'), await listening('vera'), await listening('nora')];
    await work.done('mila', 'requests/r-more/escalate', { level: 1 });
    await settled();
    for (const nudges of [...concerned, petra]) expect(nudges.length).toBeGreaterThan(0);
    expect([vera, nora].map((nudges) => nudges.length)).toEqual([0, 0]);
    for (const nudge of petra) expect(Object.keys(nudge as object)).toEqual([]);
  });

  it('when the admission of a hold is undone, then its holder is nudged, and again when it is released', async () => {
    const { body } = await work.haven.done('vera', 'lipa', 'hold-beds', { party: ONE });
    const { holdId } = body.events.at(-1);
    const admitted = await work.haven.done('ana', 'lipa', 'admit-party', { holdId });
    await nothingPlanned(work);
    const back = await listening('vera');
    await work.haven.done('ana', 'lipa', 'undo', { eventId: admitted.body.events.at(-1).eventId });
    await settled();
    expect(back.length).toBeGreaterThan(0);
    const released = await listening('vera');
    await work.haven.done('ana', 'lipa', 'release-hold', { holdId, reason: 'not_suitable' });
    await settled();
    expect(released.length).toBeGreaterThan(0);
  });

  it('when a hold lapses in another organisation’s shelter, then its holder is nudged', async () => {
    await work.haven.done('vera', 'lipa', 'hold-beds', { party: ONE });
    await nothingPlanned(work);
    work.haven.advance(92 * 60_000);
    const [vera, petra] = [await listening('vera'), await listening('petra')];
    await work.haven.program.lapse.recordDue();
    await settled();
    expect(vera.length).toBeGreaterThan(0);
    expect(petra).toEqual([]);
  });

  it('when a shelter closes, then those who would be asked about its numbers are nudged', async () => {
    await work.haven.registerShelter('joha');
    await nothingPlanned(work);
    const ana = await listening('ana');
    await work.haven.done('ana', 'joha', 'close', {});
    await settled();
    expect(ana.length).toBeGreaterThan(0);
  });

  it('when much happens at once, then nobody is nudged more than twice a second', async () => {
    const vera = await listening('vera');
    const started = performance.now();
    for (let i = 0; i < 30; i++) await work.request(`many-${i}`, ['lipa']);
    await settled();
    expect(vera.length).toBeGreaterThan(0);
    // The first comes at once, and the last may have been planned before.
    expect(performance.now() - started).toBeGreaterThan((vera.length - 2) * AT_MOST_EVERY_MS);
  });
});

describe('who is nudged', () => {
  const as = (role: Actor['role'], organisation: string | null = 'Atina', shelters?: string[]): Actor => ({
    person: 'x',
    role,
    organisation,
    country: 'RS',
    ...(shelters ? { shelters } : {}),
  });

  it('given a role, then by its rights and its shelters; a role with neither is not nudged', () => {
    expect(tonightRoomsOf(as('hotline'))).toEqual(['["surges"]', '["asks","Atina"]']);
    expect(tonightRoomsOf(as('manager'))).toEqual(['["surges"]', '["asks","Atina"]', '["answers","Atina"]']);
    expect(tonightRoomsOf(as('shelter_staff', 'Atina', ['lipa']))).toEqual([
      '["surges"]',
      '["asks","Atina"]',
      '["answers","Atina","lipa"]',
    ]);
    // They read of a surge, and have no tasks.
    for (const role of ['network_manager', 'focal_point'] as const) {
      expect(tonightRoomsOf(as(role))).toEqual(['["surges"]']);
    }
    for (const role of ['administrator', 'auditor', 'service'] as const) {
      expect(tonightRoomsOf(as(role))).toEqual([]);
    }
    // Focal points are of no organisation as a rule, and have a screen of surges.
    expect(tonightRoomsOf(as('focal_point', null))).toEqual(['["surges"]']);
    expect(tonightRoomsOf(as('auditor', null))).toEqual([]);
  });
});

import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { tonightNudge } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import { patience } from '@safe-haven/jest-preset/patience';
import { io, type Socket } from 'socket.io-client';
import { CaseworkProgram, ONE } from '../requests/testing/casework-program.ts';
import { startHttpProgram } from '../testing/http-program.ts';
import { tonightRoomsOf } from './tonight-nudges.ts';

let work: CaseworkProgram;
const open: Socket[] = [];
beforeAll(async () => {
  work = new CaseworkProgram(await startHttpProgram());
  await work.haven.registerShelter('lipa');
  await work.haven.registerShelter('jasen', 'petra');
  await work.idle();
  await pause(600);
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
/** Waits until each of them has received a nudge, with a timeout. */
async function nudged(...received: unknown[][]): Promise<void> {
  for (const until = Date.now() + patience(2_000); received.some((nudges) => nudges.length === 0); await pause(10)) {
    if (Date.now() > until) throw new Error(`nudges: ${received.map((nudges) => nudges.length).join()}`);
  }
}

describe('given open screens', () => {
  it('when a request is broadcast, then its organisation and the shelter asked are nudged, nobody else, without content', async () => {
    const [vera, mila, ana] = [await listening('vera'), await listening('mila'), await listening('ana')];
    const [petra, lejla, nora] = [await listening('petra'), await listening('lejla'), await listening('nora')];
    await work.request('r1', ['lipa']);
    await nudged(vera, mila, ana);
    for (const nudge of vera) {
      expect(Object.keys(nudge as object)).toEqual(['position']);
      tonightNudge.parse(nudge);
    }
    await work.idle();
    await pause(600);
    expect([petra, lejla, nora].map((nudges) => nudges.length)).toEqual([0, 0, 0]);
  });

  it('NT-7: when a request escalates, then everybody of its organisation and the shelter asked are nudged, and nobody else', async () => {
    await work.request('r-more', ['jasen'], ONE, 'mila');
    await work.idle();
    await pause(600);
    const concerned = [await listening('jelena'), await listening('ana'), await listening('mila')];
    const [petra, vera, nora] = [await listening('petra'), await listening('vera'), await listening('nora')];
    await work.done('mila', 'requests/r-more/escalate', { level: 1 });
    await nudged(...concerned, petra);
    await pause(600);
    expect([vera, nora].map((nudges) => nudges.length)).toEqual([0, 0]);
    for (const nudge of petra) expect(Object.keys(nudge as object)).toEqual(['position']);
  });

  it('when a hold lapses in another organisation’s shelter, then its holder is nudged', async () => {
    await work.haven.done('vera', 'lipa', 'hold-beds', { party: ONE });
    await work.idle();
    await pause(600);
    work.haven.advance(92 * 60_000);
    const [vera, petra] = [await listening('vera'), await listening('petra')];
    await work.haven.program.lapse.recordDue();
    await nudged(vera);
    await pause(600);
    expect(petra).toEqual([]);
  });

  it('when a shelter closes, then whoever would be asked about its numbers is nudged', async () => {
    await work.haven.registerShelter('joha');
    await work.idle();
    await pause(600);
    const ana = await listening('ana');
    await work.haven.done('ana', 'joha', 'close', {});
    await nudged(ana);
  });

  it('when much happens at once, then nobody is nudged more than twice a second', async () => {
    const vera = await listening('vera');
    const started = performance.now();
    for (let i = 0; i < 30; i++) await work.request(`many-${i}`, ['lipa']);
    await work.idle();
    await pause(600);
    const seconds = (performance.now() - started) / 1_000;
    expect(vera.length).toBeGreaterThan(0);
    expect(vera.length).toBeLessThanOrEqual(2 * seconds + 2);
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

  it('given a role, then by its rights and its shelters, and whoever has neither is not nudged', () => {
    expect(tonightRoomsOf(as('hotline'))).toEqual(['["asks","Atina"]']);
    expect(tonightRoomsOf(as('manager'))).toEqual(['["asks","Atina"]', '["answers","Atina"]']);
    expect(tonightRoomsOf(as('shelter_staff', 'Atina', ['lipa']))).toEqual([
      '["asks","Atina"]',
      '["answers","Atina","lipa"]',
    ]);
    for (const role of ['network_manager', 'focal_point', 'administrator', 'auditor', 'service'] as const) {
      expect(tonightRoomsOf(as(role))).toEqual([]);
    }
    expect(tonightRoomsOf(as('hotline', null))).toEqual([]);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { emergencyAccess, noticesNudge } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { io, type Socket } from 'socket.io-client';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { post, steppedUp } from '../testing/second-factor.ts';
import { noticeRoomsOf } from './notice-nudges.ts';
import { caughtUp } from './testing/caught-up.ts';

let haven: HttpProgram;
const open: Socket[] = [];
beforeAll(async () => {
  haven = await startHttpProgram();
  await haven.registerShelter('lipa');
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect();
});
afterAll(() => haven.served.close());

/** Opens a person's socket and collects their notice nudges. */
async function listening(person: string): Promise<unknown[]> {
  const socket = io(haven.url, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie: await haven.cookieOf(person) },
  });
  open.push(socket);
  const received: unknown[] = [];
  socket.on('notices', (nudge) => received.push(nudge));
  await new Promise<void>((resolve) => socket.onAny(() => resolve()));
  return received;
}
const act = async (person: string, path: string, body: unknown) =>
  post(`${haven.url}/api/${path}`, body, { cookie: await steppedUp(haven, person) });

describe('given open pages', () => {
  it('AC-6: when an emergency access opens and when it is reviewed, then the shelter’s managers are nudged at once, nobody else, without content', async () => {
    const ana = await listening('ana');
    const others = await Promise.all(['jelena', 'mila', 'petra', 'lejla', 'vera', 'nora', 'ada', 'aud'].map(listening));
    const { body } = await act('lejla', 'shelters/lipa/emergency-access', { reason: 'danger_to_life' });
    await eventually(() => ana.length === 1);
    const { accessId } = emergencyAccess.parse(body);
    expect((await act('ana', `emergency/${accessId}/review`, { verdict: 'justified' })).status).toBe(204);
    await eventually(() => ana.length === 2);
    for (const received of ana) {
      expect(Object.keys(received as object)).toEqual([]);
      noticesNudge.parse(received);
    }
    await caughtUp(haven, open);
    expect(ana).toHaveLength(2);
    expect(others.map((nudges) => nudges.length)).toEqual(others.map(() => 0));
  });
});

describe('recipients of notices', () => {
  const as = (role: Actor['role'], organisation: string | null = 'Atina', shelters?: string[]): Actor => ({
    person: 'x',
    role,
    organisation,
    country: 'RS',
    ...(shelters ? { shelters } : {}),
  });

  it('given a role, then managers for their houses or some of them, coordinators for what waits, and nobody else', () => {
    const waits = '["confirmers","Atina"]';
    expect(noticeRoomsOf(as('manager'))).toEqual([waits, '["judges","Atina"]']);
    expect(noticeRoomsOf(as('coordinator'))).toEqual([waits, '["coordinators","Atina"]']);
    expect(noticeRoomsOf(as('manager', 'Atina', ['lipa', 'jasen']))).toEqual([
      waits,
      '["judges","Atina","lipa"]',
      '["judges","Atina","jasen"]',
    ]);
    expect(noticeRoomsOf(as('manager', null))).toEqual([]);
    const others = ['hotline', 'shelter_staff', 'network_manager', 'focal_point', 'administrator'] as const;
    for (const role of [...others, 'auditor', 'service'] as const) expect(noticeRoomsOf(as(role))).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor, PersonCommand } from '@safe-haven/domain';
import { HANGS_MS, unlessItHangs } from '@safe-haven/jest-preset/waiting';
import { io, type Socket } from 'socket.io-client';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { pageFetch } from '../testing/page-fetch.ts';

const ADMIN: Actor = { person: 'ada', role: 'administrator', organisation: null, country: null };
const SOCKETS = 200;

let programs: HttpProgram[];
let sockets: Socket[];
beforeEach(async () => {
  const [log, clock] = [memoryStore(), new ManualClock()];
  programs = [await startHttpProgram(log, clock), await startHttpProgram(log, clock)];
  sockets = [];
  await programs[0]!.registerShelter('lipa');
});
afterEach(async () => {
  for (const socket of sockets) socket.disconnect();
  await Promise.all(programs.map((p) => p.served.close()));
});

const open = (program: HttpProgram, cookie: string): Promise<Socket> => {
  const socket = io(program.url, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie },
  });
  sockets.push(socket);
  return new Promise((resolve, reject) => {
    socket.onAny(() => resolve(socket));
    socket.once('connect_error', reject);
  });
};

const done = async (personId: string, command: PersonCommand): Promise<void> => {
  const outcome = await programs[0]!.program.accounts.handle({ personId, command, actor: ADMIN });
  expect(outcome.kind).toBe('done');
};

/** Waits until all of them close after the action: only its event closes them, for no session has expired. */
async function closedAfter(watched: readonly Socket[], act: () => Promise<void>): Promise<void> {
  const closed = watched.map((socket) => new Promise((resolve) => socket.once('disconnect', resolve)));
  await act();
  await unlessItHangs(Promise.all(closed), 'the sockets close');
}

describe('given two hundred open sockets of one person at two programs', () => {
  it('AC-3: R20 when the account is closed, then all sockets close, and none can reconnect', async () => {
    const cookie = await programs[0]!.cookieOf('jelena');
    await programs[1]!.useSessionsOf('jelena', programs[0]!);
    const sockets = await Promise.all(Array.from({ length: SOCKETS }, (_, i) => open(programs[i % 2]!, cookie)));
    const others = await Promise.all(programs.map(async (p) => open(p, await p.cookieOf('vera'))));
    await closedAfter(sockets, () => done('jelena', { type: 'disable-person', reason: 'lost_device' }));
    for (const program of programs) await expect(open(program, cookie)).rejects.toThrow('not_signed_in');
    expect(others.every((s) => s.connected)).toBe(true);
  });
});

describe('given a person without a board, with a socket at each program', () => {
  it('AC-3: R20 when the account is closed, then both sockets close, and neither can reconnect', async () => {
    const cookie = await programs[0]!.cookieOf('aud');
    await programs[1]!.useSessionsOf('aud', programs[0]!);
    const otherSockets = await Promise.all(programs.map((p) => open(p, cookie)));
    await closedAfter(otherSockets, () => done('aud', { type: 'disable-person', reason: 'lost_device' }));
    for (const program of programs) await expect(open(program, cookie)).rejects.toThrow('not_signed_in');
  });
});

describe('given a person with a socket at each program', () => {
  it('AC-3: R20 when the role that she acts in is revoked, then both sockets close', async () => {
    const cookie = await programs[0]!.cookieOf('jelena');
    await programs[1]!.useSessionsOf('jelena', programs[0]!);
    const sockets = await Promise.all(programs.map((p) => open(p, cookie)));
    await closedAfter(sockets, () => done('jelena', { type: 'revoke-role', grantId: 'demo' }));
  });

  it('R20 when she acts in another role, then she gets that role’s rows and never the other’s again', async () => {
    const grant = { grantId: 'g2', role: 'hotline', organisation: 'SOS', country: 'RS', shelters: null } as const;
    await done('jelena', { type: 'grant-role', grant });
    const [a, b] = programs as [HttpProgram, HttpProgram];
    await a.program.feed.waitFor(await a.program.store.head(), HANGS_MS);
    const cookie = await a.cookieOf('jelena');
    await b.useSessionsOf('jelena', a);
    const sockets = await Promise.all([open(a, cookie), open(b, cookie)]);
    let next = '';
    await closedAfter(sockets, async () => {
      const answer = await pageFetch(`${a.url}/api/me/act-as`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ grantId: 'g2' }),
      });
      next = answer.headers.get('set-cookie')!.split(';')[0]!;
    });
    const rows = await fetch(`${b.url}/api/board`, { headers: { cookie: next } });
    expect(((await rows.json()) as { rows: { view: string }[] }).rows.map((r) => r.view)).toEqual(['banded']);
    await expect(open(a, cookie)).rejects.toThrow('not_signed_in');
  });

  it('AC-3: R20 when she acts in another role that sees the same, then the page is cut too: its rights are others', async () => {
    const grant = { grantId: 'g3', role: 'administrator', organisation: null, country: null, shelters: null } as const;
    await done('aud', { type: 'grant-role', grant });
    const [a] = programs as [HttpProgram, HttpProgram];
    await a.program.feed.waitFor(await a.program.store.head(), HANGS_MS);
    const cookie = await a.cookieOf('aud');
    const socket = await open(a, cookie);
    await closedAfter([socket], async () => {
      const answer = await pageFetch(`${a.url}/api/me/act-as`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ grantId: 'g3' }),
      });
      expect(answer.status).toBe(200);
    });
  });

  it('R20 when a second factor is shown, then the socket stays open under the new session', async () => {
    const [a] = programs as [HttpProgram, HttpProgram];
    const cookie = await a.cookieOf('jelena');
    const socket = await open(a, cookie);
    const answer = await pageFetch(`${a.url}/api/me/step-up`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ demo: true }),
    });
    expect(answer.status).toBe(200);
    const update = new Promise((resolve) => socket.once('update', resolve));
    await a.done('ana', 'lipa', 'pause-intake', { reason: 'other' });
    await update;
    expect(socket.connected).toBe(true);
    const next = answer.headers.get('set-cookie')!.split(';')[0]!;
    await closedAfter([socket], async () => {
      await fetch(`${a.url}/api/sign-out`, { method: 'POST', headers: { cookie: next } });
    });
  });
});

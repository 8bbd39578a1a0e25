import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { applyUpdate, type ClientBoard, fromSnapshot, type Snapshot, type Update } from '@safe-haven/contracts';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { audienceOf } from '@safe-haven/projections';
import { io, type Socket } from 'socket.io-client';
import WebSocket from 'ws';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { machineOf } from '../testing/service-token.ts';

let haven: HttpProgram;
const sockets: Socket[] = [];
beforeAll(async () => {
  haven = await startHttpProgram();
  await haven.registerShelter('lipa');
});
afterEach(() => {
  for (const s of sockets.splice(0)) s.disconnect();
});
afterAll(() => haven.served.close());

async function open(
  person: string | null,
  auth: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Socket> {
  const cookie: Record<string, string> = person ? { cookie: await haven.cookieOf(person) } : {};
  const socket = io(haven.url, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth,
    extraHeaders: { ...cookie, ...headers },
  });
  sockets.push(socket);
  return socket;
}
const once = <T>(socket: Socket, event: string): Promise<T> =>
  new Promise((resolve) => socket.once(event, resolve as (value: unknown) => void));

describe('given the live board', () => {
  it('when a reader connects, then a snapshot comes; when a bed is held, then an update that follows it', async () => {
    const socket = await open('jelena');
    const held = fromSnapshot(await once<Snapshot>(socket, 'snapshot'));
    const next = once<Update>(socket, 'update');
    const taken = await haven.done('jelena', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
    const applied = applyUpdate(held, await next);
    expect(applied.outcome === 'applied' && applied.board.rows.get('lipa')).toMatchObject({
      places: { free: 2, spare: 3, held: 1 },
    });
    await haven.undo('jelena', 'lipa', taken);
  });

  it('when a reader reconnects with its position, then it gets what it missed and nothing else', async () => {
    const first = await open('jelena');
    const held = fromSnapshot(await once<Snapshot>(first, 'snapshot'));
    first.disconnect();
    await haven.done('jelena', 'lipa', 'pause-intake', { reason: 'other' });
    const second = await open('jelena', { after: held.position, logId: held.logId });
    const applied = applyUpdate(held, await once<Update>(second, 'update'));
    expect(applied.outcome).toBe('applied');
    expect(applied.outcome === 'applied' && applied.changed.map(({ after }) => after.shelterId)).toEqual(['lipa']);
    await haven.done('jelena', 'lipa', 'resume-intake', {});
  });

  it('when a reader fetches by HTTP, then no snapshot is pushed: it gets one by HTTP, compressed, and continues without a gap', async () => {
    const socket = await open('jelena', { fetches: true });
    const pushed: string[] = [];
    socket.onAny((name: string) => pushed.push(name));
    const { position } = await once<{ position: string }>(socket, 'refetch');
    const cookie = await haven.cookieOf('jelena');
    const headers = { cookie, 'haven-position': position, 'accept-encoding': 'br' };
    const answer = await fetch(`${haven.url}/api/board`, { headers });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('vary')).toContain('accept-encoding');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const held = fromSnapshot((await answer.json()) as Snapshot);
    await haven.done('jelena', 'lipa', 'pause-intake', { reason: 'other' });
    const { after, asOf } = { after: held.position, asOf: held.asOf };
    const again = await open('jelena', { fetches: true, after, asOf, logId: held.logId });
    const applied = applyUpdate(held, await once<Update>(again, 'update'));
    expect(applied.outcome === 'applied' && applied.board.rows.get('lipa')).toMatchObject({
      intake: { state: 'paused' },
    });
    expect(pushed.filter((name) => name === 'snapshot')).toEqual([]);
    await haven.done('jelena', 'lipa', 'resume-intake', {});
  });

  it.each([
    ['br', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', null],
  ])('when the board is asked for with "%s", then it comes as %s and says the same', async (accepted, encoding) => {
    const cookie = await haven.cookieOf('vera');
    const answer = await fetch(`${haven.url}/api/board`, { headers: { cookie, 'accept-encoding': accepted } });
    expect([answer.headers.get('content-encoding'), answer.headers.get('cache-control')]).toEqual([
      encoding,
      'no-store',
    ]);
    const audience = audienceOf({ person: 'vera', role: 'hotline', organisation: 'SOS', country: 'RS' })!;
    const { asOf: _, ...board } = (await answer.json()) as Snapshot;
    expect(board).toEqual({ ...haven.program.live.snapshot(audience), asOf: undefined });
  });

  it.each([
    ['another log', { after: '0000000000000001', logId: 'other' }],
    ['a position past the head', { after: '9999999999999999', logId: 'ours' }],
    ['garbage', { after: { $gt: '' }, logId: 7 }],
  ])('when it reconnects with %s, then it gets a snapshot', async (_, auth) => {
    const logId = auth.logId === 'ours' ? haven.program.store.logId : auth.logId;
    const socket = await open('jelena', { ...auth, logId });
    expect((await once<Snapshot>(socket, 'snapshot')).rows).toHaveLength(1);
  });

  it('when nobody is signed in, or it is a machine, or another site opens it, then there is no connection', async () => {
    expect((await once<Error>(await open(null), 'connect_error')).message).toBe('not_signed_in');
    const machine = await open(null, {}, await machineOf(haven, 'report_census'));
    expect((await once<Error>(machine, 'connect_error')).message).toBe('no_right');
    await once(await open('jelena', {}, { origin: 'https://elsewhere.example' }), 'connect_error');
  });

  it.each(['ada', 'aud'])(
    'AC-8: when a caller without a board listens (%s), then they get heartbeats and nothing else, whatever they send',
    async (person) => {
      const [socket, other] = [await open(person), await open('jelena')];
      const frames: [string, unknown][] = [];
      socket.onAny((name, body) => frames.push([name, body]));
      await Promise.all([once(socket, 'heartbeat'), once(other, 'snapshot')]);
      const seen = once(other, 'update');
      socket.emit('resync', {});
      const taken = await haven.done('jelena', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
      await haven.undo('jelena', 'lipa', taken);
      await seen;
      // A heartbeat arrives after everything pushed before it.
      await once(socket, 'heartbeat');
      for (const frame of frames)
        expect(frame).toEqual(['heartbeat', { at: expect.any(String), age: expect.any(Number) }]);
    },
  );

  it('when a hotline listens, then what it gets has no revision, instant, bed or exact number (SH-15)', async () => {
    const socket = await open('vera');
    const frames: unknown[] = [];
    socket.onAny((...frame) => frames.push(frame));
    await once(socket, 'snapshot');
    const next = once<Update>(socket, 'update');
    const taken = await haven.done('jelena', 'lipa', 'hold-beds', { party: { adults: 1, children: 3 } });
    await next;
    await haven.undo('jelena', 'lipa', taken);
    expect(JSON.stringify(frames)).not.toMatch(/revision|changedAt|confirmedAt|occupied|"held"|bedId|"f1"/);
  });

  it('when a band does not change, then its readers get no update', async () => {
    const vera = await open('vera');
    await once(vera, 'snapshot');
    const updates: Update[] = [];
    vera.on('update', (u: Update) => updates.push(u));
    const jelena = await open('jelena');
    await once(jelena, 'snapshot');
    const seen = once(jelena, 'update');
    const taken = await haven.done('jelena', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 }, beds: ['s1'] });
    await seen;
    await haven.undo('jelena', 'lipa', taken);
    expect(updates).toEqual([]);
  });

  it('when a reader sends garbage or floods, then it is answered or ignored and the others continue', async () => {
    const bad = await open('vera');
    await once(bad, 'snapshot');
    for (const body of [null, 7, 'x', { after: {} }, { __proto__: null }, ['a']]) bad.emit('resync', body);
    bad.emit('update', { rows: [] });
    bad.emit('no such thing', Buffer.from([0, 1, 2]));
    const good = await open('jelena');
    expect((await once<Snapshot>(good, 'snapshot')).rows).toHaveLength(1);
    const again = once<Snapshot>(good, 'snapshot');
    good.emit('resync', {});
    expect((await again).rows).toHaveLength(1);
  });

  it('when a message is larger than 32 kB, then that socket is cut', async () => {
    const socket = await open('vera');
    await once(socket, 'snapshot');
    const cut = once<string>(socket, 'disconnect');
    socket.emit('resync', 'x'.repeat(40_000));
    expect(await cut).toBeDefined();
  });

  it('when a reader floods and never reads, then it is disconnected and the others continue', async () => {
    const { port } = new URL(haven.url);
    const raw = new WebSocket(`ws://127.0.0.1:${port}/live/?EIO=4&transport=websocket`, {
      headers: { cookie: await haven.cookieOf('vera') },
    });
    const failures: Error[] = [];
    raw.on('error', (error) => failures.push(error));
    await new Promise((resolve) => raw.once('open', resolve));
    raw.send('40');
    const readers = () => haven.program.sockets.count;
    await eventually(() => readers() === 1);
    raw.pause();
    for (let i = 0; i < 40_000 && readers() > 0; i++) {
      raw.send('42["resync",{}]');
      if (i % 200 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await eventually(() => readers() === 0);
    raw.terminate();
    const good = await open('jelena');
    expect((await once<Snapshot>(good, 'snapshot')).rows).toHaveLength(1);
  });

  it('when she signs out, then her sockets close at once', async () => {
    const socket = await open('lejla');
    await once(socket, 'snapshot');
    const dark = once(socket, 'disconnect');
    await fetch(`${haven.url}/api/sign-out`, { method: 'POST', headers: { cookie: await haven.cookieOf('lejla') } });
    await dark;
  });
});

describe('given what a client may receive', () => {
  const board: ClientBoard = { logId: 'l', position: '05', asOf: null, rows: new Map() };
  it.each([
    ['a repeat', { from: '03', position: '05', rows: [] }, 'repeat'],
    ['an old one', { from: '01', position: '02', rows: [] }, 'repeat'],
    ['a gap', { from: '06', position: '07', rows: [] }, 'gap'],
    ['an overlap', { from: '03', position: '07', rows: [] }, 'applied'],
    ['what time alone changed', { from: '05', position: '05', rows: [], asOf: '2026-11-25T01:00:00.000Z' }, 'applied'],
    ['the next', { from: '05', position: '06', rows: [] }, 'applied'],
  ] as const)('when it is %s, then it is so taken', (_, update, outcome) => {
    expect(applyUpdate(board, { ...update, rows: [] }).outcome).toBe(outcome);
  });
});

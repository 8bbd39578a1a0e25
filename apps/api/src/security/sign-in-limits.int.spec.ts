import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { io, type Socket } from 'socket.io-client';
import type { Config } from '../environment/config.ts';
import { SoftPasskey } from '../identity/credentials/testing/soft-passkey.ts';
import type { RefusalLine } from '../identity/refusals.ts';
import { Browser } from '../identity/testing/browser.ts';
import { activatedByPasskey, activatedByPassword, invited, PASSWORD } from '../identity/testing/invited.ts';
import { DEMO_LIMITS } from '../limits/limits.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';

/** As long as a recovery code, but not one. */
const WRONG = 'AAAA-AAAA-AAAA-AAAA';
const ZORA = { name: 'Zora Kanarinac', email: 'zora@example.org' };
let haven: HttpProgram;
let sockets: Socket[] = [];
let lines: RefusalLine[] = [];
afterEach(async () => {
  for (const socket of sockets) socket.disconnect();
  sockets = [];
  lines = [];
  await haven.served.close();
});

const given = async (config: Partial<Config> = {}) => {
  const refusalLines = (socket: RefusalLine) => void lines.push(socket);
  haven = await startHttpProgram(memoryStore(), new ManualClock(), config, { refusalLines });
};
const zora = async () => activatedByPassword(haven, await invited(haven, 'p-zora'), ZORA);
const signIn = (browser: Browser, code: string) =>
  browser.post('/api/sign-in/password', { email: ZORA.email, password: PASSWORD, code });

/** Resolves with the socket once it receives a message. */
const open = (cookie: string): Promise<Socket> => {
  const options = { path: '/live', transports: ['websocket'], forceNew: true, reconnection: false };
  const socket = io(haven.url, { ...options, extraHeaders: { cookie } });
  sockets.push(socket);
  return new Promise((resolve, reject) => {
    socket.onAny(() => resolve(socket));
    socket.once('connect_error', reject);
  });
};
const disconnected = (socket: Socket) => new Promise((resolve) => socket.once('disconnect', resolve));

/** The server's raw response to raw bytes, without an HTTP client. */
function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(haven.url);
  const socket = connect(Number(port), hostname);
  socket.write(text);
  let received = '';
  socket.on('data', (bytes) => {
    received += String(bytes);
  });
  socket.on('error', () => undefined);
  return once(socket, 'close').then(() => received);
}

describe('given a person at an open screen who does not have the codes', () => {
  it('DR-1: when five are wrong, then the session ends, also if its id was rotated meanwhile', async () => {
    await given();
    const { browser } = await zora();
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) {
      haven.clock.advance(2 * 60_000);
      if (i === 3) await browser.post('/api/me/act-as', { grantId: 'g1' });
      const closed = i === 4 ? disconnected(await open(browser.cookie!)) : null;
      statuses.push((await browser.post('/api/me/step-up', { code: WRONG })).status);
      await closed;
    }
    expect(statuses).toEqual([400, 400, 400, 400, 401]);
    expect((await browser.get('/api/me')).status).toBe(401);
  });

  it('DR-1: when passkeys are refused again and again, then a good one is taken at once', async () => {
    await given();
    const who = { personId: 'p-zora', ...ZORA };
    const { browser, device } = await activatedByPasskey(haven, await invited(haven, 'p-zora'), who);
    const { origin } = haven.program.origin;
    const show = async (challenge?: string) => {
      const { body } = await browser.post('/api/sign-in/passkey/options');
      const asked = { challenge: challenge ?? body.options.challenge, origin, rpId: 'localhost' };
      return browser.post('/api/sign-in/passkey', { ticket: body.ticket, response: device.get(asked) });
    };
    for (let i = 0; i < 12; i++) expect((await show('another')).body.code).toBe('passkey_refused');
    expect((await show()).status).toBe(200);
  });

  it('DR-2: when sign-ins are refused, then each is logged, and when she signs in she sees how many', async () => {
    await given();
    const { browser, authenticator } = await zora();
    for (let i = 0; i < 3; i++) {
      await signIn(new Browser(haven.url), WRONG);
      haven.clock.advance(10_000);
    }
    const socket = { code: 'wrong_sign_in', account: 'p-zora', place: expect.stringMatching(/^[\w-]{12}$/) };
    expect(lines).toEqual([socket, socket, socket]);
    await signIn(browser, authenticator.nextCode());
    expect((await browser.get('/api/me')).body.wrongCodes).toBe(3);
    // She is shown them in this session, whatever its id, and not in the next.
    await browser.post('/api/me/act-as', { grantId: 'g1' });
    expect((await browser.get('/api/me')).body.wrongCodes).toBe(3);
    const next = new Browser(haven.url);
    await signIn(next, authenticator.nextCode());
    expect((await next.get('/api/me')).body.wrongCodes).toBeUndefined();
  });

  it('DR-2: when a person asks for what their role does not allow, then it is a log line and an event of theirs', async () => {
    await given();
    expect((await haven.get('vera', '/api/audit')).status).toBe(403);
    expect(lines).toEqual([{ code: 'no_right', account: 'vera', place: expect.any(String) }]);
    await haven.program.refusals.recordDue();
    await haven.program.feed.waitFor(await haven.program.store.head(), HANGS_MS);
    const { body } = await haven.get('aud', '/api/audit?person=vera');
    expect(body.entries[0]).toMatchObject({ type: 'AttemptsRefused', details: { notAllowed: '1' } });
  });
});

describe('given a person who is signed in on two devices', () => {
  it('DR-6: when the password is changed, then the other session ends with its open page; this one stays', async () => {
    await given();
    const { browser, authenticator } = await zora();
    const other = new Browser(haven.url);
    await signIn(other, authenticator.nextCode());
    const dark = disconnected(await open(other.cookie!));
    await browser.post('/api/me/step-up', { code: authenticator.nextCode() });
    const changed = await browser.post('/api/me/credentials/password', { password: 'cetiri plave sljive kraj rijeke' });
    expect(changed.status).toBe(204);
    await dark;
    expect((await other.get('/api/me')).status).toBe(401);
    expect((await browser.get('/api/me')).status).toBe(200);
  });

  it('DR-6: when a ticket for a passkey was used, then it registers no second one', async () => {
    await given();
    const { browser, authenticator } = await zora();
    await browser.post('/api/me/step-up', { code: authenticator.nextCode() });
    const { body } = await browser.post('/api/me/credentials/passkey/options');
    const asked = { challenge: body.options.challenge, origin: haven.program.origin.origin, rpId: 'localhost' };
    const make = () => {
      const response = new SoftPasskey('p-zora').create(asked);
      return browser.post('/api/me/credentials/passkey', { ticket: body.ticket, response, label: 'phone' });
    };
    expect((await make()).status).toBe(204);
    const again = await make();
    expect([again.status, again.body.code]).toEqual([409, 'shown_before']);
  });
});

describe('given a stranger who holds connections', () => {
  it('DR-8: when a body never ends, then the connection is cut', async () => {
    await given({ limits: { ...DEMO_LIMITS, unfinishedMs: 200 } });
    const head = 'POST /api/sign-in/password HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
    expect(await raw(`${head}content-length: 500\r\n\r\n{"email":`)).toMatch(/^HTTP\/1\.1 408 |^$/);
    // Node looks every thirty seconds unless it is set otherwise, and gives the head of a request a minute.
    const server = haven.served.app.getHttpServer() as unknown as Readonly<Record<string, number>>;
    const { requestTimeout, headersTimeout, connectionsCheckingInterval } = server;
    expect([requestTimeout, headersTimeout, connectionsCheckingInterval]).toEqual([200, 200, 200]);
  });

  it('DR-8: when a session has twenty sockets, then it gets no other until one of them closes', async () => {
    await given({ limits: { ...DEMO_LIMITS, socketsOfASession: 20 } });
    const cookie = await haven.cookieOf('vera');
    const [first] = await Promise.all(Array.from({ length: 20 }, () => open(cookie)));
    await expect(open(cookie)).rejects.toThrow('too_many_sockets');
    await open(await haven.cookieOf('jelena'));
    first!.disconnect();
    let again: Socket | null = null;
    while (again === null) again = await open(cookie).catch(() => null);
    expect(again.connected).toBe(true);
  });

  it('DR-8: when a URL has dot segments, then it is not found, without permission for inline styles', async () => {
    await given();
    const climbing = ['docs/../x', 'docs/%2e%2e/x', 'docs/..%2fx', '../api/me', './docs', 'docs/..\\x'];
    for (const path of climbing) {
      const answer = await raw(`GET /api/${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
      expect([path, answer.slice(0, 13)]).toEqual([path, 'HTTP/1.1 404 ']);
      expect(answer).not.toContain('unsafe-inline');
    }
  });

  it('DR-8: when the program is behind TLS, then it says once that it always is', async () => {
    await given({ publicUrl: 'https://haven.example', trustedProxies: ['127.0.0.1'] });
    const answer = await raw('GET / HTTP/1.1\r\nhost: haven.example\r\nconnection: close\r\n\r\n');
    expect(answer.match(/strict-transport-security:/gi)).toHaveLength(1);
  });
});

describe('given the descriptions of the API', () => {
  const DESCRIPTIONS = ['/api/docs', '/api/docs/swagger-ui.css', '/api/openapi.json', '/api/asyncapi.json'];
  const statusOf = async (path: string, headers: Record<string, string> = {}) =>
    (await fetch(haven.url + path, { headers })).status;

  it('DR-9: when it is the demo, then anybody reads them', async () => {
    await given();
    for (const path of DESCRIPTIONS) expect([path, await statusOf(path)]).toEqual([path, 200]);
  });

  it('DR-9: when it is not the demo, then signed-in people see it, and nobody else', async () => {
    await given({ demo: false });
    const { browser } = await zora();
    for (const path of DESCRIPTIONS) {
      expect([path, await statusOf(path)]).toEqual([path, 401]);
      expect([path, await statusOf(path, { cookie: browser.cookie! })]).toEqual([path, 200]);
    }
  });
});

describe('given a Host header with a misleading name', () => {
  it('DR-10: when a room, a bed or a shelter is given such a name, then it is refused with the field', async () => {
    await given();
    await haven.registerShelter('lipa');
    for (const name of ['Soba\u202Eabos', 'So\u0000ba', 'So\u200Bba', 'Soba\nsoba', 'S\u2066oba']) {
      const room = await haven.send('ana', 'lipa', 'add-room', { roomId: 'r9', label: name, privacy: 'shared' });
      expect([room.status, room.body.faults?.[0].path]).toEqual([400, 'label']);
      const beds = [{ bedId: 'b9', label: name, kind: 'adult' }];
      expect((await haven.send('ana', 'lipa', 'add-beds', { roomId: 'shared', beds })).status).toBe(400);
      const shelter = await haven.send('ana', 'lipa', 'change-profile', { name });
      expect([shelter.status, shelter.body.faults?.[0].path]).toEqual([400, 'name']);
    }
  });
});

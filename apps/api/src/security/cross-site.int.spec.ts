import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readToHead } from '@safe-haven/event-store';
import WebSocket from 'ws';
import { routesOf } from '../routes/routes-of.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { pageFetch } from '../testing/page-fetch.ts';

let haven: HttpProgram;
let cookie: string;
beforeAll(async () => {
  haven = await startHttpProgram();
  await haven.registerShelter('lipa');
  cookie = await haven.cookieOf('jelena');
});
afterAll(() => haven.served.close());

const posted = async (
  headers: Record<string, string>,
  body: string | URLSearchParams | FormData,
  path = '/api/me/language',
) => {
  const before = await haven.program.store.head();
  const answer = await pageFetch(haven.url + path, { method: 'POST', headers: { cookie, ...headers }, body });
  return { status: answer.status, headers: answer.headers, wrote: (await haven.program.store.head()) !== before };
};
const form = () => {
  const data = new FormData();
  data.set('language', 'mk');
  return data;
};
const JSON_BODY = JSON.stringify({ language: 'mk' });

describe('given a page of another site, opened by a signed-in person', () => {
  it.each([
    ['a form as browsers send it', {}, new URLSearchParams({ language: 'mk' }), 415],
    ['a form with files', {}, form(), 415],
    ['JSON in the clothes of text', { 'content-type': 'text/plain' }, JSON_BODY, 415],
    [
      'JSON that says where it is from',
      { 'content-type': 'application/json', origin: 'https://elsewhere.example' },
      JSON_BODY,
      403,
    ],
    [
      'JSON whose browser says it is cross-site',
      { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' },
      JSON_BODY,
      403,
    ],
    ['JSON from a subdomain', { 'content-type': 'application/json', 'sec-fetch-site': 'same-site' }, JSON_BODY, 403],
    ['JSON from no place at all', { 'content-type': 'application/json', origin: 'null' }, JSON_BODY, 403],
  ] as const)('when it sends %s, then nothing is done', async (_, headers, body, status) => {
    const answer = await posted(headers, body);
    expect([answer.status, answer.wrote]).toEqual([status, false]);
  });

  it('when it asks beforehand whether it may, then nobody says yes', async () => {
    for (const path of ['/api/me', '/api/board', '/api/shelters/lipa/hold-beds']) {
      const answer = await fetch(haven.url + path, {
        method: 'OPTIONS',
        headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
      });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
    const read = await fetch(`${haven.url}/api/me`, { headers: { cookie, origin: 'https://elsewhere.example' } });
    expect(read.headers.get('access-control-allow-origin')).toBeNull();
    expect(read.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  it('when it only opens a URL, then nothing changes: no GET changes anything', async () => {
    const before = await haven.program.store.head();
    for (const { path } of routesOf(haven.served.app).filter((r) => r.method === 'POST')) {
      const url = haven.url + path.replaceAll(/:[A-Za-z]+/g, 'lipa');
      await fetch(url, { headers: { cookie } });
    }
    // An access is recorded before anything is shown, however it was requested.
    const written: string[] = [];
    for await (const { stream } of readToHead(haven.program.store, before)) written.push(stream);
    expect(written.filter((stream) => !stream.startsWith('access-'))).toEqual([]);
  });

  it('when its name resolves to this machine, then nothing changes: it is not our name', async () => {
    const { port } = new URL(haven.url);
    const host = `elsewhere.example:${port}`;
    const before = await haven.program.store.head();
    const asked = request(`${haven.url}/api/me/language`, {
      method: 'POST',
      headers: { cookie, host, origin: `http://${host}`, 'content-type': 'application/json' },
    });
    asked.end(JSON_BODY);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    answer.resume();
    expect([answer.statusCode, (await haven.program.store.head()) !== before]).toEqual([403, false]);
  });

  it.each(['https://elsewhere.example', 'null', 'http://127.0.0.1:1'])(
    'when it opens a socket as %s, then there is none',
    async (origin) => {
      const socket = new WebSocket(`${haven.url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`, {
        headers: { cookie, origin },
      });
      const refused = await new Promise<number>((resolve) => {
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
        socket.on('open', () => resolve(0));
        socket.on('error', () => undefined);
      });
      socket.terminate();
      expect(refused).toBe(400);
    },
  );
});

describe('given any answer', () => {
  it('then it can’t be framed, loads nothing from elsewhere and sends no referrer to other sites', async () => {
    for (const path of ['/', '/api/me', '/api/nothing', '/place/lipa']) {
      const { headers } = await fetch(haven.url + path);
      const csp = headers.get('content-security-policy')!;
      expect(csp).toMatch(/^default-src 'none'; /);
      expect(csp).toContain("frame-ancestors 'none'");
      expect(csp).not.toMatch(/https?:|\*|unsafe/);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('geolocation=()');
    }
  });

  it('then no cache stores an API response, however its URL is written', async () => {
    for (const path of ['/api/me', '/api/board', '/api/shelters/lipa', '/api/sign-in', '/%61pi/me', '/api/%73ign-in']) {
      const { headers } = await fetch(haven.url + path, { headers: { cookie } });
      expect([path, headers.get('cache-control')]).toEqual([path, 'no-store']);
    }
  });
});

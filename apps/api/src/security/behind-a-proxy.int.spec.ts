import { afterEach, describe, expect, it } from '@jest/globals';
import WebSocket from 'ws';
import type { Config } from '../environment/config.ts';
import { DEMO_LIMITS } from '../limits/limits.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';

const PUBLIC = 'https://haven.example';
const FEW = { points: 3, seconds: 3_600 };
let haven: HttpProgram;
afterEach(() => haven.served.close());

const given = async (config: Partial<Config>) => {
  haven = await startHttpProgram(memoryStore(), new ManualClock(), {
    publicUrl: PUBLIC,
    trustedProxies: ['127.0.0.1'],
    ...config,
  });
};
const statusOf = async (path: string, headers: Record<string, string>, method = 'GET') =>
  (await fetch(haven.url + path, { method, headers, ...(method === 'POST' ? { body: '{}' } : {}) })).status;

/** The result of opening a socket: `open`, or the HTTP status of the refusal. */
function socketFrom(forwarded: string, cookie: string): Promise<'open' | number> {
  const socket = new WebSocket(`${haven.url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`, {
    headers: { cookie, origin: PUBLIC, 'x-forwarded-for': forwarded },
  });
  return new Promise<'open' | number>((resolve) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('open', () => resolve('open'));
    socket.on('error', () => undefined);
  }).finally(() => socket.terminate());
}

describe('given a program behind a proxy that it trusts', () => {
  it('when one person opens many sockets, then everybody else still gets theirs', async () => {
    await given({ limits: { ...DEMO_LIMITS, sockets: FEW } });
    const cookie = await haven.cookieOf('vera');
    const tries: ('open' | number)[] = [];
    for (let i = 0; i < 5; i++) tries.push(await socketFrom(`8.8.8.${i}, 203.0.113.7`, cookie));
    expect(tries).toEqual(['open', 'open', 'open', 400, 400]);
    expect(await socketFrom('198.51.100.4', cookie)).toBe('open');
  });

  it('when a route’s address is written in another encoding, then it counts all the same', async () => {
    await given({ limits: { ...DEMO_LIMITS, address: FEW } });
    const her = { 'x-forwarded-for': '203.0.113.7' };
    for (const path of ['/%61pi/sign-in', '/ap%69/sign-in', '/api/sign-in'])
      expect(await statusOf(path, her)).toBe(200);
    expect(await statusOf('/%61pi/sign-in', her)).toBe(429);
    expect(await statusOf('/%61pi/sign-in', { 'x-forwarded-for': '198.51.100.4' })).toBe(200);
  });

  it('when the proxy calls it by a name of its own, then our own pages are known by where people open them', async () => {
    await given({});
    const json = { 'content-type': 'application/json' };
    expect(await statusOf('/api/sign-out', { ...json, origin: PUBLIC }, 'POST')).toBe(401);
    for (const origin of ['http://haven.example', 'https://haven.example:444', 'https://haven.example.evil.example'])
      expect(await statusOf('/api/sign-out', { ...json, origin }, 'POST')).toBe(403);
  });

  it('when the proxy does not forward the client’s address, then the metrics stay private', async () => {
    await given({});
    const proxies: Record<string, string>[] = [
      {},
      { forwarded: 'for=203.0.113.7' },
      { 'x-forwarded-for': '127.0.0.1' },
    ];
    for (const headers of proxies) expect(await statusOf('/metrics', headers)).toBe(404);
  });
});

describe('given a program that nobody else can reach', () => {
  it('then the metrics are open to this machine', async () => {
    await given({ publicUrl: null, trustedProxies: [] });
    expect(await statusOf('/metrics', {})).toBe(200);
  });
});

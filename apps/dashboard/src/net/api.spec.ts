/** @jest-environment node */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PROTOCOL } from '@safe-haven/contracts';
import { type Answer, api, type Schema } from './api.ts';
import { newIdempotencyKey } from './new-idempotency-key.ts';
import { otherRelease } from './other-release.ts';

type Reply = (request: IncomingMessage, response: ServerResponse) => void;

/** A real HTTP server with scripted answers, one per request. */
let server: Server;
let base: string;
let replies: Reply[] = [];
let requests: { headers: IncomingMessage['headers']; body: string }[] = [];

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Reply =>
  (_, response) => {
    response
      .writeHead(status, { 'content-type': 'application/json', 'haven-protocol': PROTOCOL, ...headers })
      .end(JSON.stringify(body));
  };
const cut: Reply = (request) => request.socket.destroy();

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      requests.push({ headers: request.headers, body });
      (replies.shift() ?? json(500, {}))(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  requests = [];
});

const anything: Schema<Record<string, unknown>> = {
  safeParse: (value) =>
    typeof value === 'object' && value ? { success: true, data: value as Record<string, unknown> } : { success: false },
};
const codeOf = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.problem.code);
const problem = (status: number, code: string, headers = {}) =>
  json(status, { type: 'about:blank', title: code, status, code }, headers);

describe('the client of the API', () => {
  // The first of this file: no answer has said the time yet.
  it('SH-20: says until when a change without a key counts; asks once more if it did not know the time', async () => {
    const date = new Date('2026-11-25T01:10:00.000Z').toUTCString();
    replies = [problem(400, 'expiry_missing', { date }), json(200, {}, { date }), json(200, {}, { date })];
    await api.post(`${base}/`, { n: 1 }, anything);
    await api.post(`${base}/`, { n: 2 }, anything);
    const until = requests.map(({ headers, body }) => [body, headers['haven-expires'] !== undefined]);
    expect(until).toEqual([
      ['{"n":1}', false],
      ['{"n":1}', true],
      ['{"n":2}', true],
    ]);
    const counts = requests
      .slice(1)
      .map(({ headers }) => Date.parse(String(headers['haven-expires'])) - Date.parse(date));
    for (const ms of counts) expect(ms).toBeGreaterThan(5_000);
    for (const ms of counts) expect(ms).toBeLessThan(12_000);
  });

  it('gives an answer as a value, and a problem document in its place', async () => {
    replies = [json(200, { free: 3 }), problem(409, 'bed_taken')];
    expect(await api.get(`${base}/`, anything)).toEqual({ ok: true, value: { free: 3 } });
    expect(codeOf(await api.get(`${base}/`, anything))).toBe('bed_taken');
  });

  it('AP-1: says its protocol with each read, and reads nothing of a server of another release', async () => {
    const silent: Reply = (_, response) => response.writeHead(200).end('{"free":3}');
    replies = [json(200, { free: 3 }), silent, json(200, { free: 3 }, { 'haven-protocol': '99' })];
    expect(codeOf(await api.get(`${base}/`, anything))).toBe('ok');
    expect(requests[0]!.headers['haven-protocol']).toBe(String(PROTOCOL));
    // A server that says none is one from before it was said.
    expect(codeOf(await api.get(`${base}/`, anything))).toBe('other_protocol');
    expect(codeOf(await api.get(`${base}/`, anything))).toBe('other_protocol');
    expect(otherRelease.isMet()).toBe(true);
  });

  it('AP-2: tells as done what such a server has done', async () => {
    replies = [json(200, { free: 3 }, { 'haven-protocol': '99' })];
    const answer = await api.post(`${base}/`, {}, anything, { key: newIdempotencyKey() });
    expect([codeOf(answer), requests[0]!.headers['haven-protocol']]).toEqual(['ok', undefined]);
  });

  it('says so when an answer cannot be read', async () => {
    replies = [json(200, 7), (_, response) => response.writeHead(502).end('<html>')];
    expect(codeOf(await api.get(`${base}/`, anything))).toBe('garbled');
    expect(codeOf(await api.post(`${base}/`, {}, anything))).toBe('offline');
  });

  it('sends the same key again after a 503 and after a lost answer', async () => {
    const key = newIdempotencyKey();
    replies = [
      problem(503, 'outcome_unknown', { 'retry-after': '0' }),
      cut,
      json(200, { position: '00000000000000000009' }),
    ];
    const answer = await api.post(`${base}/`, { command: 1 }, anything, { key });
    expect(codeOf(answer)).toBe('ok');
    expect(requests.map((a) => a.headers['idempotency-key'])).toEqual([key, key, key]);
    expect(new Set(requests.map((a) => a.body)).size).toBe(1);
  });

  it('takes an answer that was asked for early, once, and asks where none came', async () => {
    const early = (status: number, body: unknown) =>
      Promise.resolve(
        new Response(JSON.stringify(body), {
          status,
          headers: { 'retry-after': '0', 'haven-protocol': String(PROTOCOL) },
        }),
      );
    expect(await api.get(`${base}/`, anything, { prefetched: early(200, { free: 3 }) })).toEqual({
      ok: true,
      value: { free: 3 },
    });
    expect(requests).toHaveLength(0);
    replies = [json(200, { free: 4 }), json(200, { free: 5 })];
    const busy = { type: 'about:blank', title: 'busy', status: 503, code: 'store_unavailable' };
    expect(await api.get(`${base}/`, anything, { prefetched: early(503, busy) })).toEqual({
      ok: true,
      value: { free: 4 },
    });
    expect(await api.get(`${base}/`, anything, { prefetched: Promise.resolve(undefined) })).toMatchObject({ ok: true });
    expect(requests).toHaveLength(2);
  });

  it('never repeats a command without a key', async () => {
    replies = [problem(503, 'store_unavailable'), json(200, {})];
    expect(codeOf(await api.post(`${base}/`, {}, anything))).toBe('store_unavailable');
    expect(requests).toHaveLength(1);
    replies = [];
  });

  it('does not ask again where asking again cannot help', async () => {
    replies = [problem(503, 'shelter_unreadable'), problem(403, 'no_right')];
    expect(codeOf(await api.get(`${base}/`, anything))).toBe('shelter_unreadable');
    expect(codeOf(await api.get(`${base}/`, anything))).toBe('no_right');
    expect(requests).toHaveLength(2);
  });

  it('reads its own writes: every later question names the position of the last answer', async () => {
    replies = [json(200, { position: '00000000000000000042' }), json(200, {}), json(200, {})];
    await api.post(`${base}/`, {}, anything, { key: newIdempotencyKey() });
    await api.get(`${base}/`, anything, { position: '00000000000000000007' });
    await api.get(`${base}/`, anything, { position: '00000000000000000050' });
    expect(requests.map((a) => a.headers['haven-position']).slice(1)).toEqual([
      '00000000000000000042',
      '00000000000000000050',
    ]);
  });

  it('makes keys that are UUIDs and never the same', () => {
    const keys = Array.from({ length: 200 }, newIdempotencyKey);
    for (const key of keys)
      expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(keys).size).toBe(200);
  });
});

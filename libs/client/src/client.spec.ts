import { describe, expect, it } from '@jest/globals';
import { Haven, HavenRefused } from './client.ts';

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const DONE = { position: '0000000000000009', revision: '4', events: [] };
const CENSUS = { night: '2026-11-26', occupied: 4, asOf: '2026-11-27T02:00:00.000Z' };

/** A client and the requests that it sent; the server answers with these in order, `null`: the connection fails. */
function given(...answers: readonly (Response | null)[]) {
  const sent: Request[] = [];
  const left = [...answers];
  const fetch = (async (request: Request) => {
    sent.push(request.clone());
    const answer = left.shift();
    if (!answer) throw new TypeError('fetch failed');
    return answer;
  }) as typeof globalThis.fetch;
  return { sent, haven: new Haven({ url: 'https://haven.example', token: 'hvsvc_x', fetch, retryDelaysMs: [1, 1] }) };
}

describe('CL-3: given a client with a token', () => {
  it('CL-3: when the request fails, then it is repeated under the same key', async () => {
    const { sent, haven } = given(
      null,
      json(503, { code: 'outcome_unknown', title: '', type: '', status: 503 }),
      json(200, DONE),
    );
    expect(await haven.reportCensus('lipa', CENSUS)).toEqual(DONE);
    expect(new Set(sent.map((request) => request.headers.get('idempotency-key'))).size).toBe(1);
    expect(await Promise.all(sent.map((request) => request.text()))).toEqual(Array(3).fill(JSON.stringify(CENSUS)));
    expect(sent.map((request) => request.headers.get('authorization'))).toEqual(Array(3).fill('Bearer hvsvc_x'));
  });

  it('CL-3: when two are sent, then each has its own key, and later reads include them', async () => {
    const { sent, haven } = given(
      json(200, DONE),
      json(200, DONE),
      json(200, { position: '0000000000000011', shelters: [] }),
    );
    await haven.reportCensus('lipa', CENSUS);
    await haven.reportCensus('lipa', CENSUS);
    expect(await haven.shelters()).toEqual([]);
    expect(new Set(sent.slice(0, 2).map((request) => request.headers.get('idempotency-key'))).size).toBe(2);
    expect(sent[2]?.headers.get('haven-position')).toBe('0000000000000009');
    expect(haven.position).toBe('0000000000000011');
  });

  it('CL-3: when it is refused, then that is thrown at once, without a retry', async () => {
    const problem = { type: 'about:blank', title: 'You have no right to do this.', status: 403, code: 'no_right' };
    const { sent, haven } = given(json(403, problem));
    const refused = await haven.shelters().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(HavenRefused);
    expect(refused).toMatchObject({ problem: { code: 'no_right' } });
    expect(sent).toHaveLength(1);
  });
});

describe('SH-20: given commands of a client', () => {
  const NOON = 'Mon, 30 Nov 2026 12:00:00 GMT';
  const SHELTER = {
    name: 'Vrba',
    organisation: 'Atina',
    country: 'RS',
    area: { id: 'rs-nis' },
    timezone: 'Europe/Belgrade',
    mode: 'counted',
    kind: 'emergency',
  } as const;
  const register = (haven: Haven, more: object = {}) =>
    haven.api.POST('/api/shelters/{shelterId}/register', {
      params: { path: { shelterId: 'vrba' }, header: { 'Idempotency-Key': crypto.randomUUID(), ...more } },
      body: SHELTER,
    });

  it('SH-20: then each says until when it counts by the server’s clock, an observation does not, and what was given stays', async () => {
    const dated = new Response(JSON.stringify(DONE), {
      headers: { 'content-type': 'application/json', date: NOON },
    });
    const { sent, haven } = given(dated, json(200, DONE), json(200, DONE));
    await haven.reportCensus('lipa', CENSUS);
    await register(haven);
    await register(haven, { 'Haven-Expires': '2026-11-30T12:00:05.000Z' });
    const [census, own, told] = sent.map((request) => request.headers.get('haven-expires'));
    expect([census, told]).toEqual([null, '2026-11-30T12:00:05.000Z']);
    const ahead = Date.parse(own!) - Date.parse(NOON);
    expect(ahead).toBeGreaterThanOrEqual(5 * 60_000);
    expect(ahead).toBeLessThan(15 * 60_000);
  });
});

describe('CL-5: given a program that stores a partner file', () => {
  const file = () => new Response('{"contents":[]}', { status: 200, headers: { etag: '"t1"' } });

  it('CL-5: when it is new, then it is the text with its tag; when it is known, then null', async () => {
    const { sent, haven } = given(file(), new Response(null, { status: 304, headers: { etag: '"t1"' } }));
    expect(await haven.partnerFile('edxl-have')).toEqual({ text: '{"contents":[]}', tag: '"t1"' });
    expect(await haven.partnerFile('edxl-have', '"t1"')).toBeNull();
    expect(sent.map((request) => [new URL(request.url).pathname, request.headers.get('if-none-match')])).toEqual([
      ['/api/exports/edxl-have', null],
      ['/api/exports/edxl-have', '"t1"'],
    ]);
  });

  it('CL-5: when the token has another scope, then it is refused by name', async () => {
    const problem = { type: 'about:blank', title: 'You have no right to do this.', status: 403, code: 'no_right' };
    const { haven } = given(json(403, problem));
    await expect(haven.partnerFile('hsds')).rejects.toMatchObject({ problem: { code: 'no_right' } });
  });

  it.each([
    ['nothing', null],
    ['a page of its own', '<html></html>'],
  ])('CL-5: when a proxy answers in its place with %s, then that is no file and no refusal', async (_, said) => {
    const headers = new Headers(said === null ? [['content-length', '0']] : []);
    const { haven } = given(new Response(said, { status: 502, headers }));
    const failed = await haven.partnerFile('hsds').catch((error: unknown) => error);
    expect(failed).not.toBeInstanceOf(HavenRefused);
    expect(String(failed)).toContain('502');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

let haven: HttpProgram;
let head: string;
beforeAll(async () => {
  haven = await startHttpProgram();
  await haven.registerShelter('lipa');
  await haven.cookieOf('jelena');
  head = await haven.program.store.head();
});
afterAll(() => haven.served.close());

const long = 'x'.repeat(100_000);

describe('given bad input, then a clear error for that caller and nothing in the log', () => {
  it.each([
    ['malformed JSON', 'hold-beds', '{"party":', 400, 'malformed_json'],
    ['an empty body', 'hold-beds', '', 400, 'malformed_json'],
    [
      'a prototype key',
      'hold-beds',
      '{"__proto__":{"adults":1},"party":{"adults":1,"children":0}}',
      400,
      'malformed_json',
    ],
    [
      'a constructor key',
      'hold-beds',
      '{"constructor":{"prototype":{}},"party":{"adults":1,"children":0}}',
      400,
      undefined,
    ],
    ['an unknown field', 'hold-beds', { party: { adults: 1, children: 0 }, note: 'a name' }, 400, 'invalid'],
    ['a wrong type', 'hold-beds', { party: 'four' }, 400, 'invalid'],
    ['a negative number', 'hold-beds', { party: { adults: -1, children: 0 } }, 400, 'invalid'],
    ['an absurd number', 'hold-beds', { party: { adults: 1e9, children: 0 } }, 400, 'invalid'],
    ['a fraction', 'hold-beds', { party: { adults: 1.5, children: 0 } }, 400, 'invalid'],
    ['a very long string', 'release-hold', { holdId: long, reason: 'error' }, 413, 'body_too_large'],
    ['a long id', 'release-hold', { holdId: 'x'.repeat(81), reason: 'error' }, 400, 'invalid'],
    ['a party of nobody', 'hold-beds', { party: { adults: 0, children: 0 } }, 409, 'empty_party'],
    ['a hold that does not exist', 'release-hold', { holdId: 'nothing', reason: 'error' }, 409, 'hold_unknown'],
    [
      'a time far in the future',
      'admit-party',
      { party: { adults: 1, children: 0 }, occurredAt: '2999-01-01T00:00:00Z' },
      409,
      'time_in_future',
    ],
    ['an unknown command', 'open-sesame', {}, 404, 'not_found'],
  ])('when it is %s', async (_, command, body, status, code) => {
    const answer = await haven.send('jelena', 'lipa', command, body);
    expect(answer.status).toBe(status);
    if (code) expect(answer.body.code).toBe(code);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(JSON.stringify(answer.body).length).toBeLessThan(10_000);
    expect(await haven.program.store.head()).toBe(head);
  });

  it('when a body has 10 MB, then it is refused and the next caller is served', async () => {
    const answer = await haven
      .send('jelena', 'lipa', 'hold-beds', `{"party":"${'x'.repeat(10 * 1024 * 1024)}"}`)
      .catch(() => ({ status: 413 }));
    expect(answer.status).toBe(413);
    expect((await haven.get('jelena', '/api/board')).status).toBe(200);
  });

  it('when there are several faults, then each has its path and no value is repeated', async () => {
    const answer = await haven.send('jelena', 'lipa', 'report-census', {
      asOf: 'yesterday-secret',
      night: 'x',
      occupied: 'many',
    });
    expect(answer.body.faults.map((f: { path: string }) => f.path).sort()).toEqual(['asOf', 'night', 'occupied']);
    expect(JSON.stringify(answer.body)).not.toContain('secret');
  });

  it('when the key is missing or not a UUID, then the answer says so', async () => {
    for (const key of ['', 'abc', '1']) {
      const answer = await haven.send('jelena', 'lipa', 'confirm-occupancy', { revision: 1 }, key);
      expect([answer.status, answer.body.code]).toEqual([400, 'key_missing']);
    }
  });

  it('when another site sends a form or a script, then it is refused', async () => {
    const cookie = await haven.cookieOf('jelena');
    const post = (headers: Record<string, string>) =>
      fetch(`${haven.url}/api/shelters/lipa/confirm-occupancy`, {
        method: 'POST',
        headers: { cookie, ...headers },
        body: 'revision=1',
      });
    expect((await post({ 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
    expect((await post({ 'content-type': 'application/json', origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post({ 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it('when an address does not exist, then it is a problem and no stack', async () => {
    for (const path of [
      '/api/nothing',
      '/api/shelters/nowhere',
      '/api/shelters/..%2f..%2fetc',
      '/api/trends/occupancy?from=x',
      '/api/shelters/%E0%A4%A',
      `/api/shelters/${'a'.repeat(300)}`,
    ]) {
      const answer = await haven.get('jelena', path);
      expect([400, 404]).toContain(answer.status);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(JSON.stringify(answer.body)).not.toMatch(/at .*\.ts/);
    }
  });
});

import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openClient } from './api-client.ts';
import { newCaller } from './caller.ts';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((s) => new Promise((done) => s.close(done).closeAllConnections())));
});

const vesna = { person: 'demo-vesna', name: 'V.', role: 'hotline', organisation: 'Atina', country: 'RS' } as const;
const action = {
  shelterId: 'lipa',
  shelterName: 'House Lipa',
  command: 'extend-hold',
  body: { holdId: 'h1' },
} as const;
type Reply = readonly [status: number, body: unknown];

/** A server that issues the sessions `s1`, `s2` …, and answers everything else with `answer`. */
async function callerAt(answer: (request: IncomingMessage, session: string) => Reply) {
  let sessions = 0;
  const server = createServer((request, response) => {
    if (request.url === '/api/demo/sign-in') {
      return void response.writeHead(200, { 'set-cookie': `sid=s${++sessions}; Path=/; HttpOnly` }).end('{}');
    }
    const [status, body] = answer(request, request.headers.cookie ?? '');
    return void response.writeHead(status).end(JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = openClient(url, new AbortController().signal, () => undefined);
  return { caller: newCaller(client, vesna), sessions: () => sessions };
}
const emptyBoard = { protocol: 1, logId: 'log', position: '0', rows: [] };

describe('a demo person at her screen', () => {
  it('signs in once, and again when the session has ended', async () => {
    let valid = 'sid=s1';
    const { caller, sessions } = await callerAt((_request, session) =>
      session === valid ? [200, emptyBoard] : [401, null],
    );
    await caller.board();
    await caller.board();
    expect(sessions()).toBe(1);
    valid = 'sid=s2';
    expect(await caller.board()).toEqual([]);
    expect(sessions()).toBe(2);
  });

  it('sends an action under its key and returns the outcome', async () => {
    const seen: string[] = [];
    const { caller } = await callerAt((request) => {
      seen.push(`${request.method} ${request.url} ${request.headers['idempotency-key']}`);
      return [200, { position: '9', revision: '0', events: [{ type: 'HoldExtended' }] }];
    });
    expect(await caller.send(action, 'k')).toMatchObject({ kind: 'accepted', answer: { position: '9' } });
    expect(seen).toEqual(['POST /api/shelters/lipa/extend-hold k']);
  });

  it('returns a refusal as an answer', async () => {
    const problem = { type: 'about:blank', title: 'This hold has ended.', status: 409, code: 'hold_ended' };
    const { caller } = await callerAt(() => [409, problem]);
    expect(await caller.send(action, 'k')).toEqual({ kind: 'refused', problem });
  });

  it('sees no house that is not for her', async () => {
    const { caller } = await callerAt(() => [403, null]);
    expect(await caller.shelter('lipa')).toBeNull();
  });

  it('gets the lists that she may see, and empty others', async () => {
    const asked: string[] = [];
    const { caller } = await callerAt((request) => {
      asked.push(request.url ?? '');
      if (request.url === '/api/board') return [200, emptyBoard];
      return request.url === '/api/tasks' ? [403, null] : [200, { position: '1', items: [] }];
    });
    expect(await caller.caseload()).toEqual({ person: vesna, rows: [], requests: [], tasks: [], transfers: [] });
    expect(asked.toSorted()).toEqual(['/api/board', '/api/requests', '/api/tasks', '/api/transfers']);
  });

  it('sends a command on a request as on a house', async () => {
    const seen: string[] = [];
    const { caller } = await callerAt((request) => {
      seen.push(`${request.method} ${request.url} ${request.headers['idempotency-key']}`);
      return [200, { position: '9', revision: '1', events: [] }];
    });
    expect((await caller.command({ path: 'requests/r1/withdraw', body: {} }, 'k')).kind).toBe('accepted');
    expect(seen).toEqual(['POST /api/requests/r1/withdraw k']);
  });

  it.each([
    ['a board of another shape', 200, { rows: 'many' }],
    ['a failure of the program', 500, { type: 'about:blank', title: 'x', status: 500, code: 'unexpected' }],
  ])('stops at %s', async (_what, status, body) => {
    const { caller } = await callerAt(() => [status, body]);
    await expect(caller.board()).rejects.toThrow('/api/board');
    await expect(caller.send(action, 'k')).rejects.toThrow('/api/shelters/lipa/extend-hold');
  });
});

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TRACE_HEADER } from '@safe-haven/contracts';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { PinoLogger } from 'nestjs-pino';
import { symbols } from 'pino';
import { io } from 'socket.io-client';
import WebSocket from 'ws';
import { answerWhileStarting } from '../starting.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { RefusingStore } from '../testing/refusing-store.ts';
import { machineOf } from '../testing/service-token.ts';

const TRACE = /^[0-9a-f]{32}$/;
const GIVEN = '4bf92f3577b34da6a3ce929d0e0e4736';
const ONE = { party: { adults: 1, children: 0 } };

const store = new RefusingStore();
let haven: HttpProgram;
let lines: Record<string, unknown>[] = [];
beforeAll(async () => {
  const to = { write: (line: string) => void lines.push(JSON.parse(line)) };
  const config = { requestLog: true };
  haven = await startHttpProgram(store, undefined, config, { requestLines: to });
  await haven.registerShelter('lipa');
});
beforeEach(() => {
  lines = [];
});
afterAll(() => haven.served.close());

/** Takes the lines of the program's logger, one for a whole process, until it is stopped. */
function linesOfTheProgram(): { stop(): readonly unknown[] } {
  const taken: unknown[] = [];
  const root = PinoLogger.root as typeof PinoLogger.root & { [symbols.streamSym]: object };
  const { level, [symbols.streamSym]: stream } = root;
  root.level = 'error';
  root[symbols.streamSym] = { write: (line: string) => taken.push(JSON.parse(line)) };
  const stop = () => {
    Object.assign(root, { level, [symbols.streamSym]: stream });
    return taken;
  };
  return { stop };
}

const traceOf = ({ headers }: { readonly headers: Headers }) => headers.get(TRACE_HEADER);

describe('given an answer', () => {
  it.each([
    ['a board', 'jelena', '/api/board', 200],
    ['somebody who is not signed in', null, '/api/board', 401],
    ['an address that is none', 'jelena', '/api/nothing-here', 404],
    ['an address that cannot be read', 'jelena', '/api/%zz', 400],
    ['health', null, '/health/ready', 200],
  ])('OP-18: then it says the id of its trace, and a problem repeats it: %s', async (_, person, path, status) => {
    const answer = await haven.get(person, path);
    expect([answer.status, traceOf(answer)]).toEqual([status, expect.stringMatching(TRACE)]);
    if (status >= 400) expect(answer.body.trace).toBe(traceOf(answer));
    expect(traceOf(await haven.get(person, path))).not.toBe(traceOf(answer));
  });

  it('OP-18: when a sender is part of a trace, then that is its id; what is no traceparent counts for nothing', async () => {
    const asked = async (traceparent: string) => traceOf(await haven.get('jelena', '/api/board', { traceparent }));
    expect(await asked(`00-${GIVEN}-00f067aa0ba902b7-01`)).toBe(GIVEN);
    for (const wrong of [
      `00-${GIVEN}-00f067aa0ba902b7`,
      `00-${GIVEN}-0000000000000000-01`,
      `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
      `ff-${GIVEN}-00f067aa0ba902b7-01`,
      `00-${GIVEN.toUpperCase()}-00f067aa0ba902b7-01`,
      'jelena@example.org',
    ]) {
      expect(await asked(wrong)).toMatch(TRACE);
      expect(await asked(wrong)).not.toBe(GIVEN);
    }
  });

  it('OP-18: when a change has a key, then all its copies are one trace, whose id does not tell the key', async () => {
    const key = randomUUID();
    const none = { party: { adults: 9, children: 0 } };
    const first = await haven.send('vera', 'lipa', 'hold-beds', none, key);
    const again = await haven.send('vera', 'lipa', 'hold-beds', none, key.toUpperCase(), {
      traceparent: `00-${GIVEN}-00f067aa0ba902b7-01`,
    });
    expect([first.status, first.body.trace]).toEqual([409, expect.stringMatching(TRACE)]);
    expect([again.text, traceOf(again)]).toEqual([first.text, traceOf(first)]);
    expect(first.body.trace).not.toBe(key.replaceAll('-', ''));
  });

  it('OP-18: when the program still loads, then it says one too', async () => {
    const starting = await answerWhileStarting({ port: 0, host: '127.0.0.1' });
    const answer = await fetch(`http://127.0.0.1:${starting.port}/api/board`);
    const body = (await answer.json()) as { trace: string };
    await starting.close();
    expect([body.trace, traceOf(answer)]).toEqual([expect.stringMatching(TRACE), body.trace]);
  });

  it('OP-18: when a socket is opened or refused, then it says one', async () => {
    const [host, cookie] = [haven.url.replace('http', 'ws'), await haven.cookieOf('jelena')];
    const socket = new WebSocket(`${host}/live/?EIO=4&transport=websocket`, { headers: { cookie } });
    const [{ headers }] = await once(socket, 'upgrade');
    socket.close();
    expect(headers[TRACE_HEADER]).toMatch(TRACE);
    const refused = io(haven.url, { path: '/live', transports: ['websocket'], reconnection: false });
    const [error] = await new Promise<[Error & { data?: unknown }]>((resolve) =>
      refused.once('connect_error', (found) => resolve([found])),
    );
    expect([error.message, error.data]).toEqual(['not_signed_in', { trace: expect.stringMatching(TRACE) }]);
  });
});

describe('given the lines of the log', () => {
  it('OP-18: when the program fails, then its line and what was answered say the same id', async () => {
    const held = await haven.done('jelena', 'lipa', 'hold-beds', ONE);
    const written = linesOfTheProgram();
    const { read } = store;
    store.read = () => {
      throw new RangeError('House lipa');
    };
    const failed = await haven.send('jelena', 'lipa', 'undo', { eventId: held.body.events.at(-1).eventId });
    store.read = read;
    expect([failed.status, failed.body.code]).toEqual([500, 'unexpected']);
    expect(written.stop()).toEqual([
      expect.objectContaining({
        level: 'error',
        time: expect.stringMatching(/^20.*Z$/),
        trace: failed.body.trace,
        code: 'unexpected',
      }),
    ]);
  });

  it('OP-19: when the operator wants them, then each request is a line: a template, a status, and nobody', async () => {
    const machine = await machineOf(haven, 'read_houses');
    lines = [];
    const [board, house, none] = [
      await haven.get(null, '/api/numbers?secret=canary', machine),
      await haven.get('jelena', '/api/shelters/lipa?secret=canary'),
      await haven.get(null, '/api/canary@example.org'),
    ];
    await haven.get(null, '/health/live');
    const requests = () => lines.filter(({ context, method }) => context === 'Request' && method === 'GET');
    await eventually(requests, (found) => found.length >= 3);
    const line = { level: 'info', method: 'GET', ms: expect.any(Number) };
    expect(requests()).toEqual([
      expect.objectContaining({
        ...line,
        trace: traceOf(board),
        route: '/api/numbers',
        status: 200,
        caller: 'machine',
      }),
      expect.objectContaining({
        ...line,
        trace: traceOf(house),
        route: '/api/shelters/:shelterId',
        status: 200,
        caller: 'person',
      }),
      expect.objectContaining({ ...line, trace: traceOf(none), route: '/*', status: 404, caller: 'nobody' }),
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/canary|lipa|jelena|127\.0\.0\.1/);
  });

  it('OP-19: when the operator does not, then there is none', async () => {
    const quiet: string[] = [];
    const other = await startHttpProgram(
      undefined,
      undefined,
      { logLevel: 'info' },
      {
        requestLines: { write: (line: string) => void quiet.push(line) },
      },
    );
    await other.get('jelena', '/api/board');
    await other.served.close();
    expect(quiet.filter((line) => line.includes('"Request"'))).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DRAWN_HEADER, TRACE_HEADER } from '@safe-haven/contracts';
import { OtlpCollector } from '@safe-haven/jest-preset/otlp-collector';
import { io, type Socket } from 'socket.io-client';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { spansTo } from './otlp.ts';
import { Tracing } from './tracing.ts';

const CANARY = 'Canary';
const collector = new OtlpCollector();
let here: HttpProgram;
let there: HttpProgram;
let page: Socket;
beforeAll(async () => {
  const [store, tracesUrl] = [memoryStore(), await collector.start()];
  here = await startHttpProgram(store, undefined, { tracesUrl });
  there = await startHttpProgram(store, here.clock, { tracesUrl });
  await here.registerShelter('lipa');
  await there.useSessionsOf('jelena', here);
  page = io(there.url, {
    path: '/live',
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: { cookie: await there.cookieOf('jelena') },
  });
  await once(page as unknown as NodeJS.EventEmitter, 'snapshot');
});
afterAll(async () => {
  page.disconnect();
  await here.served.close();
  await there.served.close();
  collector.close();
});

/** What a page sends with its changes. */
const FROM_A_PAGE = { 'sec-fetch-site': 'same-origin' };
const ONE = { party: { adults: 1, children: 0 } };

describe('OP-20: given an operator who wants traces', () => {
  it('when somebody presses, then one trace follows it from the press to the pixels, over two programs', async () => {
    const update = once(page as unknown as NodeJS.EventEmitter, 'update');
    const held = await here.send('jelena', 'lipa', 'hold-beds', ONE, randomUUID(), FROM_A_PAGE);
    await update;
    const traceId = held.headers.get(TRACE_HEADER)!;
    expect([held.status, held.headers.get(DRAWN_HEADER)]).toEqual([200, '1']);
    page.emit('drawn', { trace: traceId, pressed: 40, answered: 10 });
    const spans = await collector.trace(traceId, 'request', 'append', 'project', 'push', 'press', 'draw');
    const parentOf = (name: string) =>
      [...spans.values()].find(({ spanId }) => spanId === spans.get(name)?.parentSpanId)?.name;
    expect(Object.fromEntries([...spans.keys()].map((name) => [name, parentOf(name)]))).toEqual({
      press: undefined,
      draw: 'press',
      request: 'press',
      'handle command': 'request',
      decide: 'handle command',
      append: 'handle command',
      project: 'append',
      push: 'append',
    });
    expect(spans.get('press')?.parentSpanId ?? '').toBe('');
    // Each of the two programs folds the event.
    expect(collector.of(traceId).filter(({ name }) => name === 'project')).toHaveLength(2);
    const [append, push] = [spans.get('append')!, spans.get('push')!];
    expect(BigInt(push.endTimeUnixNano)).toBeGreaterThan(BigInt(append.startTimeUnixNano));
  });

  it('when a program of a partner has a trace, then a read is part of it, and a change says which trace caused it', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    await here.get('jelena', '/api/board', { traceparent });
    const spans = await collector.trace('4bf92f3577b34da6a3ce929d0e0e4736', 'request');
    expect(spans.get('request')?.parentSpanId).toBe('00f067aa0ba902b7');
    const held = await here.send('jelena', 'lipa', 'hold-beds', ONE, randomUUID(), { traceparent });
    const change = await collector.trace(held.headers.get(TRACE_HEADER)!, 'request');
    expect(change.get('request')?.parentSpanId ?? '').toBe('');
    expect(change.get('request')?.links?.map((link) => link.traceId)).toEqual(['4bf92f3577b34da6a3ce929d0e0e4736']);
    expect(held.headers.get(DRAWN_HEADER)).toBeNull();
  });

  it('OP-21: then no span holds what was typed, whom it is about, or where it came from', async () => {
    const note = { reason: 'other', note: CANARY };
    const [read, paused] = [
      await here.get('jelena', `/api/find?adults=1&${CANARY}=${CANARY}`),
      await here.send('jelena', 'lipa', 'pause-intake', note),
    ];
    await here.get('jelena', `/api/shelters/${CANARY}`, { 'user-agent': CANARY, 'x-forwarded-for': '192.0.2.7' });
    page.emit('drawn', { trace: CANARY, pressed: 1, answered: 1 });
    await collector.trace(read.headers.get(TRACE_HEADER)!, 'request');
    await collector.trace(paused.headers.get(TRACE_HEADER)!, 'request');
    await here.served.app.get(Tracing).flush();
    expect(collector.text).not.toMatch(/Canary|lipa|jelena|vera|Atina|127\.0\.0\.1|192\.0\.2\.7|House/);
    const keys = new Set(collector.spans.flatMap(({ attributes }) => attributes.map(({ key }) => key)));
    expect([...keys].toSorted()).toEqual([
      'haven.event',
      'haven.outcome',
      'haven.stream',
      'http.request.method',
      'http.response.status_code',
      'http.route',
    ]);
  });
});

describe('OP-20: given an operator who wants none', () => {
  it('then nothing is sent, and no page is asked to report', async () => {
    const quiet = await startHttpProgram();
    await quiet.registerShelter('lipa');
    const held = await quiet.send('jelena', 'lipa', 'hold-beds', ONE, randomUUID(), FROM_A_PAGE);
    expect([held.status, held.headers.get(DRAWN_HEADER)]).toEqual([200, null]);
    await quiet.served.close();
    expect(collector.of(held.headers.get(TRACE_HEADER)!)).toEqual([]);
  });

  it('when the collector takes nothing, then the operator is notified, and not with each batch', async () => {
    const refusing = new OtlpCollector(400);
    const warnings: string[] = [];
    const output = await spansTo(await refusing.start(), (sentence) => warnings.push(sentence));
    for (const name of ['a', 'b']) {
      output.tracer.startSpan(name).end();
      await output.flush().catch(() => undefined);
    }
    await output.close();
    refusing.close();
    expect(refusing.spans.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(warnings).toEqual(['Traces could not be sent to HAVEN_TRACES_URL. The program goes on without them.']);
  });
});

import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import { performance } from 'node:perf_hooks';
import { ROOT_CONTEXT, type Span, type SpanContext, SpanKind, TraceFlags, trace } from '@opentelemetry/api';
import type { SpanOutput } from './otlp.ts';
import { sentTrace, spanIdOf, traceIdOf, traceIdOfKey } from './trace-id.ts';

/** All that a span may say: codes and kinds. Nobody’s id, no name and nothing that was typed is among them (OP-21). */
type Attributes = Partial<
  Record<
    | 'http.request.method'
    | 'http.route'
    | 'http.response.status_code'
    | 'haven.stream'
    | 'haven.event'
    | 'haven.outcome',
    string | number
  >
>;

interface SpanStart {
  readonly attributes?: Attributes;
  readonly kind?: SpanKind;
  /** The span that it is part of; absent: it begins a trace. */
  readonly parent?: SpanContext | undefined;
  readonly traceId?: string;
  readonly spanId?: string | undefined;
  /** A span of another trace that caused it. */
  readonly causedBy?: SpanContext | undefined;
  /** By `performance.now()`; absent: now. */
  readonly since?: number;
}

/** An event of the log, as far as spans describe it. */
interface Followed {
  readonly stream: string;
  readonly type: string;
  readonly metadata: { readonly commandId: string };
}

/** What a page says of its own change: how long ago it was asked for and answered when it was drawn, ms. */
export interface DrawnReport {
  readonly trace: string;
  readonly pressed: number;
  readonly answered: number;
}

/**
 * Spans from the press to the pixel: each command is one trace, whose ids are made of its key, so that every program that
 * follows the log adds to it what it did (adr 133). Without an operator who wants them nothing is done at all.
 */
export class Tracing {
  readonly #out: SpanOutput | null;
  readonly #active = new AsyncLocalStorage<Span>();
  #follows = false;

  constructor(out: SpanOutput | null) {
    this.#out = out;
  }

  get isOn(): boolean {
    return this.#out !== null;
  }

  /** From now on events are news: before, the log was read up to its end. */
  followsNews(): void {
    this.#follows = true;
  }

  /** The span of a request; null: nobody wants spans. */
  asked(request: Pick<IncomingMessage, 'headers' | 'method'>): Span | null {
    if (this.#out === null) return null;
    const [traceId, sent] = [traceIdOf(request), sentTrace(request.headers)];
    const parent = parentOf(request, traceId);
    const attributes = { 'http.request.method': request.method ?? '' };
    const causedBy = parent === undefined && sent !== null ? remote(sent.traceId, sent.spanId) : undefined;
    return this.#start('request', { traceId, parent, causedBy, kind: SpanKind.SERVER, attributes });
  }

  answered(span: Span, route: string, status: number): void {
    span.setAttributes({ 'http.route': route, 'http.response.status_code': status } satisfies Attributes);
    span.end();
  }

  within<T>(span: Span, work: () => T): T {
    return this.#active.run(span, work);
  }

  /** A command of a kind of stream, and what became of it. */
  async command<T extends { readonly kind: string }>(
    stream: string,
    commandId: string,
    work: () => Promise<T>,
  ): Promise<T> {
    if (this.#out === null) return work();
    const [traceId, active] = [traceIdOfKey(commandId), this.#active.getStore()?.spanContext()];
    const isOfIt = active?.traceId === traceId;
    const span = this.#start('handle command', {
      traceId,
      parent: isOfIt ? active : undefined,
      causedBy: isOfIt ? undefined : active,
      attributes: { 'haven.stream': stream },
    });
    return this.#active.run(span, async () => {
      try {
        const outcome = await work();
        span.setAttribute('haven.outcome' satisfies keyof Attributes, outcome.kind);
        return outcome;
      } finally {
        span.end();
      }
    });
  }

  /** What the decider said, since so long ago. */
  decided(outcome: 'events' | 'nothing' | 'rejected', since: number): void {
    this.#step('decide', since, { 'haven.outcome': outcome });
  }

  /** What became of an append. One succeeds for each command: those who follow the log know its id. */
  appended(commandId: string, outcome: string, since: number): void {
    const spanId = outcome === 'appended' ? spanIdOf(traceIdOfKey(commandId), 'append') : undefined;
    this.#step('append', since, { 'haven.outcome': outcome }, spanId);
  }

  /** An event was folded here. */
  projected(event: Followed, since: number): void {
    this.#followed('project', event, since);
  }

  /** What followed from events was sent to open pages; one span for each command. */
  pushed(events: readonly Followed[], since: number): void {
    const commands = new Map(events.map((event) => [event.metadata.commandId, event]));
    for (const event of commands.values()) this.#followed('push', event, since);
  }

  /** A page drew what came of its own press. */
  drawn({ trace: traceId, pressed, answered }: DrawnReport): void {
    if (this.#out === null) return;
    const now = performance.now();
    const press = this.#start('press', { traceId, spanId: spanIdOf(traceId, 'press'), since: now - pressed });
    this.#start('draw', { parent: press.spanContext(), since: now - answered }).end(epochOf(now));
    press.end(epochOf(now));
  }

  /** Sends what waits. */
  flush(): Promise<void> {
    return this.#out?.flush() ?? Promise.resolve();
  }

  async close(): Promise<void> {
    await this.#out?.close();
  }

  #step(name: string, since: number, attributes: Attributes, spanId?: string): void {
    const parent = this.#active.getStore()?.spanContext();
    if (this.#out !== null && parent !== undefined) this.#start(name, { parent, since, attributes, spanId }).end();
  }

  #followed(name: string, { stream, type, metadata }: Followed, since: number): void {
    if (this.#out === null || !this.#follows) return;
    const traceId = traceIdOfKey(metadata.commandId);
    const parent = remote(traceId, spanIdOf(traceId, 'append'));
    const attributes = { 'haven.stream': stream.slice(0, stream.indexOf('-')), 'haven.event': type };
    this.#start(name, { parent, since, attributes }).end();
  }

  #start(
    name: string,
    { attributes = {}, kind = SpanKind.INTERNAL, parent, causedBy, since, ...ids }: SpanStart,
  ): Span {
    const { tracer, next } = this.#out!;
    next.ids = ids;
    const links = causedBy === undefined ? [] : [{ context: causedBy }];
    const startTime = epochOf(since ?? performance.now());
    const context = parent === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, parent);
    return tracer.startSpan(name, { kind, links, startTime, attributes }, context);
  }
}

/** Nobody wants spans. */
export const NO_TRACING = new Tracing(null);

const epochOf = (since: number): number => performance.timeOrigin + since;

const remote = (traceId: string, spanId: string): SpanContext => ({
  traceId,
  spanId,
  traceFlags: TraceFlags.SAMPLED,
  isRemote: true,
});

/** The span that asks: the sender’s where it is of this trace, or the press of a page, which reports it once it has drawn. */
function parentOf({ headers }: Pick<IncomingMessage, 'headers'>, traceId: string): SpanContext | undefined {
  const sent = sentTrace(headers);
  if (sent?.traceId === traceId) return remote(traceId, sent.spanId);
  return reportsDrawing(headers) ? remote(traceId, spanIdOf(traceId, 'press')) : undefined;
}

/** Whether a change comes from a page, which is asked to report when it has drawn what came of it. */
export const reportsDrawing = (headers: IncomingMessage['headers']): boolean =>
  headers['idempotency-key'] !== undefined && headers['sec-fetch-site'] === 'same-origin';

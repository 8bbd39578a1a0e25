import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { eventually } from './waiting.ts';

/** A span as it is sent. */
export interface SpanGot {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
  readonly links?: readonly { readonly traceId: string }[];
}

/** A collector: it takes what is sent to it by OTLP over HTTP, as JSON. */
export class OtlpCollector {
  readonly #server: Server;
  readonly spans: SpanGot[] = [];
  /** All that came, as text. */
  text = '';

  /** `status`: what it answers. */
  constructor(status = 200) {
    this.#server = createServer(async (request, response) => {
      const body = (await json(request)) as { resourceSpans: { scopeSpans: { spans: SpanGot[] }[] }[] };
      this.text += JSON.stringify(body);
      this.spans.push(...body.resourceSpans.flatMap((r) => r.scopeSpans.flatMap(({ spans }) => spans)));
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    });
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1/traces`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  of = (traceId: string): SpanGot[] => this.spans.filter((span) => span.traceId === traceId);

  /** The spans of a trace once these are among them, by their names. */
  async trace(traceId: string, ...names: readonly string[]): Promise<ReadonlyMap<string, SpanGot>> {
    await eventually(
      () => this.of(traceId).map(({ name }) => name),
      (found) => names.every((name) => found.includes(name)),
    );
    return new Map(this.of(traceId).map((span) => [span.name, span]));
  }
}

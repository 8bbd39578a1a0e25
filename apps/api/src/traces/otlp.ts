import { randomBytes } from 'node:crypto';
import type { Tracer } from '@opentelemetry/api';
import type { SpanExporter } from '@opentelemetry/sdk-trace';

/** Ids that the next span gets; random where it says none. */
interface NextIds {
  ids: { readonly traceId?: string; readonly spanId?: string | undefined };
}

/** Where spans go. */
export interface SpanOutput {
  readonly tracer: Tracer;
  readonly next: NextIds;
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Spans wait so long for others to be sent with, ms. */
const SENT_EVERY_MS = 2_000;
/** How often the operator is notified that they can't be sent, ms. */
const WARNED_EVERY_MS = 60_000;

/**
 * Sends spans to a collector by OTLP over HTTP. The libraries are loaded here alone: a program without traces has none
 * of them in memory. `warn` is given a sentence when spans can't be sent.
 */
export async function spansTo(url: string, warn: (sentence: string) => void): Promise<SpanOutput> {
  const [{ OTLPTraceExporter }, { BatchSpanProcessor, TracerProvider }, { resourceFromAttributes }] = await Promise.all(
    [
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/resources'),
    ],
  );
  const exporter = warningOfFaults(new OTLPTraceExporter({ url }), warn);
  const next: NextIds = { ids: {} };
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'safe-haven' }),
    idGenerator: {
      generateTraceId: () => next.ids.traceId ?? randomBytes(16).toString('hex'),
      generateSpanId: () => next.ids.spanId ?? randomBytes(8).toString('hex'),
    },
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: SENT_EVERY_MS })],
  });
  return {
    tracer: provider.getTracer('safe-haven'),
    next,
    flush: () => provider.forceFlush(),
    close: () => provider.shutdown(),
  };
}

/** Says at most once a minute that spans could not be sent; of the reason nothing, since an answer may hold anything. */
function warningOfFaults(inner: SpanExporter, warn: (sentence: string) => void): SpanExporter {
  let warnedAt = Number.NEGATIVE_INFINITY;
  const onFault = () => {
    if (performance.now() - warnedAt < WARNED_EVERY_MS) return;
    warnedAt = performance.now();
    warn('Traces could not be sent to HAVEN_TRACES_URL. The program goes on without them.');
  };
  return {
    export: (spans, done) =>
      inner.export(spans, (result) => {
        if (result.error !== undefined) onFault();
        done(result);
      }),
    shutdown: () => inner.shutdown(),
  };
}

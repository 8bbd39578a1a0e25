import { trace } from '@opentelemetry/api';

const TRACER = 'safe-haven';

/**
 * One command as a span: of which kind of stream, and what became of it. Ids and people are in no trace. Without an SDK,
 * which is the operator's to load, a span costs half a microsecond (ADR 24).
 */
export const traced = <T extends { readonly kind: string }>(stream: string, work: () => Promise<T>): Promise<T> =>
  trace
    .getTracer(TRACER)
    .startActiveSpan('handle command', { attributes: { 'haven.stream': stream } }, async (span) => {
      try {
        const outcome = await work();
        span.setAttribute('haven.outcome', outcome.kind);
        return outcome;
      } finally {
        span.end();
      }
    });

import { trace } from '@opentelemetry/api';

const TRACER = 'safe-haven';

/**
 * One command as a span: the kind of stream and the outcome. Traces contain no ids or people. Without an SDK, which the
 * operator may load, a span costs half a microsecond (ADR 24).
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

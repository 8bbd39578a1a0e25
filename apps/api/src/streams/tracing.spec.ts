import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Span, type SpanOptions, type Tracer, trace } from '@opentelemetry/api';
import type { VaultEvent } from '@safe-haven/domain';
import { memoryStore } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { recordedStream } from './recorded-stream.ts';
import { Streams } from './streams.ts';

const ended: object[] = [];

/** Stands in for a tracing SDK: records the attributes of spans. */
function startActiveSpan(name: string, { attributes }: SpanOptions, work: (span: Span) => unknown): unknown {
  const recorded: Record<string, unknown> = { name, ...attributes };
  const span = {
    setAttribute: (key: string, value: unknown) => {
      recorded[key] = value;
    },
    end: () => ended.push(recorded),
  };
  return work(span as unknown as Span);
}
const collector = { startActiveSpan } as unknown as Tracer;

beforeAll(() => void trace.setGlobalTracerProvider({ getTracer: () => collector }));
afterAll(() => trace.disable());

describe('a command as a span', () => {
  it('when it is handled, then the kind of stream and the outcome are traced, without ids or people', async () => {
    const streams = new Streams(memoryStore(), new ManualClock());
    await streams.handle(recordedStream<VaultEvent>(streams.store, 'vault'), {
      id: 'lipa',
      command: { type: 'record', events: [{ type: 'AddressRecorded', address: { key: 'address-lipa', box: 'xx' } }] },
      commandId: '0b1e7a0e-0000-4000-8000-000000000001',
      actor: { person: 'ana', role: 'manager', organisation: 'Atina', country: 'RS' },
      source: 'app',
    });
    expect(ended).toEqual([{ name: 'handle command', 'haven.stream': 'vault', 'haven.outcome': 'done' }]);
  });
});

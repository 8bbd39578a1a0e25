import type { HavenEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { OtlpCollector } from '@safe-haven/jest-preset/otlp-collector';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { NotifiedProgram } from '../../live/notices/testing/notified-program.ts';
import { PushService } from '../../live/notices/testing/push-service.ts';
import { GatewayDouble } from '../../sms/testing/gateway-double.ts';
import { type HttpProgram, startHttpProgram } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { Receiver } from '../../webhooks/testing/receiver.ts';
import { WebhookProgram } from '../../webhooks/testing/webhook-program.ts';

/** The program with all that it tells somebody outside: devices, a phone on a desk, a webhook, a collector of traces, its lines. */
export interface WatchedProgram {
  readonly haven: HttpProgram;
  readonly notified: NotifiedProgram;
  readonly hooks: WebhookProgram;
  readonly gateway: GatewayDouble;
  readonly collector: OtlpCollector;
  /** Its lines about requests, refusals and itself. */
  readonly lines: readonly string[];
  /** What reached those outside so far, by whom. */
  sentOut(): Readonly<Record<'push' | 'sms' | 'webhook' | 'traces' | 'lines', readonly string[]>>;
  close(): Promise<void>;
}

/** On a log in a folder; nobody is subscribed, allowed or registered yet. */
export async function startWatchedProgram(dataDir: string, store: EventStore<HavenEvent>): Promise<WatchedProgram> {
  const clock = new ManualClock();
  const [push, receiver] = await Promise.all([new PushService().listen(), new Receiver().listen()]);
  const gateway = await GatewayDouble.start(() => clock.now());
  const collector = new OtlpCollector();
  const lines: string[] = [];
  const outward = { tracesUrl: await collector.start(), pushHosts: [push.host], sms: gateway.settings };
  const kept = { dataDir, eventStore: { kind: 'sqlite' }, requestLog: true, webhooksAllowPrivate: true } as const;
  const webhooks = { firstRetryMs: 5, recheckMs: 5, answerWithinMs: HANGS_MS, ca: receiver.ca };
  const haven = await startHttpProgram(
    store,
    clock,
    { ...kept, ...outward },
    {
      push: { agent: push.agent, answerWithinMs: HANGS_MS },
      webhooks,
      sms: { againAfterMs: [1, 1, 1] },
      requestLines: { write: (line) => void lines.push(line) },
      conditionLines: (line) => lines.push(line),
      refusalLines: (line) => lines.push(JSON.stringify(line)),
    },
  );
  return {
    ...{ haven, gateway, collector, lines },
    notified: new NotifiedProgram(haven, push),
    hooks: new WebhookProgram(haven, store, receiver, webhooks),
    sentOut: () => ({
      push: push.received.map(({ text, headers }) => `${text} ${JSON.stringify(headers)}`),
      sms: gateway.sent.map(({ text }) => text),
      webhook: receiver.received.map(({ text, headers }) => `${text} ${JSON.stringify(headers)}`),
      traces: [collector.text],
      lines,
    }),
    close: async () => {
      await haven.served.close();
      await Promise.all([push.close(), receiver.close(), gateway.close()]);
      collector.close();
    },
  };
}

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/**
 * Metrics for the operator (Prometheus text). Labels are routes, codes and counts: never a shelter, a person or a
 * query.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly requests = new Histogram({
    name: 'haven_http_request_seconds',
    help: 'Time to answer, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5],
    registers: [this.#registry],
  });
  readonly events = new Counter({
    name: 'haven_events_projected_total',
    help: 'Events read from the log since start.',
    registers: [this.#registry],
  });

  readonly pushes = new Counter({
    name: 'haven_push_messages_total',
    help: 'Messages to push services since start, by what became of them.',
    labelNames: ['outcome'],
    registers: [this.#registry],
  });

  readonly webhooks = new Counter({
    name: 'haven_webhook_deliveries_total',
    help: 'Tries to tell webhooks since start, by what became of them.',
    labelNames: ['outcome'],
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** A gauge for each value of a label, read whenever metrics are requested. */
  sampleBy(name: string, help: string, label: string, values: () => readonly (readonly [string, number])[]): void {
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [this.#registry],
      collect() {
        for (const [of, value] of values()) this.set({ [label]: of }, value);
      },
    });
  }

  /** A gauge whose value is read whenever metrics are requested. */
  sample(name: string, help: string, value: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.set(value());
      },
    });
  }
}

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
  readonly commands = new Counter({
    name: 'haven_commands_total',
    help: 'Commands since start, by the kind of stream and what became of them.',
    labelNames: ['kind', 'outcome'],
    registers: [this.#registry],
  });

  readonly appends = new Histogram({
    name: 'haven_append_seconds',
    help: 'Time that the store took to append, by what became of it; lost_race is a conflict that was decided again.',
    labelNames: ['outcome'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5, 5],
    registers: [this.#registry],
  });

  readonly sent = new Histogram({
    name: 'haven_update_sent_seconds',
    help: 'From when a change was recorded until it was sent to open boards, of the oldest change of each round.',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5, 10],
    registers: [this.#registry],
  });

  readonly pushes = new Counter({
    name: 'haven_push_messages_total',
    help: 'Messages to push services since start, by what became of them.',
    labelNames: ['outcome'],
    registers: [this.#registry],
  });

  readonly sms = new Counter({
    name: 'haven_sms_messages_total',
    help: 'Text messages since start, by their way (in, out) and what became of them.',
    labelNames: ['way', 'outcome'],
    registers: [this.#registry],
  });

  readonly webhooks = new Counter({
    name: 'haven_webhook_deliveries_total',
    help: 'Tries to tell webhooks since start, by what became of them.',
    labelNames: ['outcome'],
    registers: [this.#registry],
  });

  readonly #events = new Counter({
    name: 'haven_events_projected_total',
    help: 'Events read from the log since start, by type.',
    labelNames: ['type'],
    registers: [this.#registry],
  });
  /** A counter a type: to look one up by its label costs more than to count. */
  readonly #eventsOf = new Map<string, ReturnType<Metrics['commands']['labels']>>();

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  /** An event was read from the log. */
  projected(type: string): void {
    const known = this.#eventsOf.get(type) ?? this.#events.labels({ type });
    this.#eventsOf.set(type, known);
    known.inc();
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

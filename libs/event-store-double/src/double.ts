import { setTimeout as pause } from 'node:timers/promises';
import type { status } from '@grpc/grpc-js';
import { Faults } from './faults.ts';
import { jsonEvent, Log } from './log.ts';
import { Node, type Shared } from './node.ts';
import { type Certificate, selfSigned } from './self-signed.ts';
import type { Call } from './serving.ts';

export interface DoubleOptions {
  /** How many nodes serve the one log; the first leads. Default 1. */
  readonly nodes?: number;
  /** Passwords by user; without it everybody may come in. */
  readonly users?: Readonly<Record<string, string>>;
  /** Serve with a certificate made for the occasion (`double.certificate`). */
  readonly tls?: boolean;
  readonly maxAppendBytes?: number;
  /** What it says it is. */
  readonly version?: string;
}

/**
 * Starts the protocol double: a gRPC server in this process that speaks as much of `event_store.client.streams` as
 * the real client needs, with a log in memory. Its rules are written from the documented behaviour of the servers.
 * Figures taken on it say nothing about a server.
 */
export async function startDouble(options: DoubleOptions = {}): Promise<Double> {
  const { nodes = 1, users = null, tls = false, maxAppendBytes = 1024 * 1024, version = '24.10.0' } = options;
  const shared: Shared = {
    log: new Log(),
    faults: new Faults(),
    calls: [],
    nodes: [],
    users,
    tls: tls ? selfSigned() : null,
    maxAppendBytes,
    version,
    leading: 0,
  };
  for (let i = 0; i < nodes; i++) shared.nodes.push(new Node(shared));
  const double = new Double(shared);
  await double.start();
  return double;
}

/** A running double. What it does wrong on purpose is set in `faults`, and by the methods here. */
export class Double {
  readonly #shared: Shared;

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  /** For the client, without a user. A path of the certificate has to be added where it serves with TLS. */
  get connectionString(): string {
    const hosts = this.#shared.nodes.map((node) => `${node.host}:${node.port}`).join(',');
    return `esdb://${hosts}?tls=${this.#shared.tls !== null}`;
  }

  get certificate(): Certificate | null {
    return this.#shared.tls;
  }

  get faults(): Faults {
    return this.#shared.faults;
  }

  /** Every call that came, in the order in which they came. */
  get calls(): readonly Call[] {
    return this.#shared.calls;
  }

  get log(): Log {
    return this.#shared.log;
  }

  /** Changes who may come in. */
  letIn(users: Readonly<Record<string, string>> | null): void {
    this.#shared.users = users;
  }

  /** Another node leads from now on; the others refuse what asks for the leader, and name it. */
  lead(node: number): void {
    this.#shared.leading = node;
  }

  /**
   * Freezes the nodes: no bytes pass in either direction, and no connection is closed, as with a paused machine. `node`
   * names one alone.
   */
  freeze(node?: number): void {
    for (const one of this.#named(node)) one.wire.freeze();
  }

  /** Resumes frozen nodes, with everything that arrived meanwhile. */
  thaw(node?: number): void {
    for (const one of this.#named(node)) one.wire.thaw();
  }

  /** Of each connection of now only the client's half is left; new ones are served. `node` names one alone. */
  halfOpen(node?: number): void {
    for (const one of this.#named(node)) one.wire.halfOpen();
  }

  /**
   * The leader is cut off from the others, which choose `next` to lead. It does not know of it and goes on answering what
   * it is asked, with the log as it was; what it is given to write is confirmed by nobody.
   */
  depose(next: number): void {
    this.#shared.nodes[this.#shared.leading]?.depose();
    this.lead(next);
  }

  async start(): Promise<void> {
    await Promise.all(this.#shared.nodes.map((node) => node.start()));
  }

  /** Cuts every connection and serves nobody until `start`; the log stays. `node` names one alone. */
  stop(node?: number): void {
    for (const one of this.#named(node)) one.stop();
  }

  /** Stops, waits, and starts again on the same ports. */
  async delayed(ms: number): Promise<void> {
    this.stop();
    await pause(ms);
    await this.start();
  }

  /** Ends every open subscription with the status OK. */
  endSubscriptions(): void {
    for (const subscription of this.#subscriptions()) subscription.end();
  }

  /** Ends every open subscription with an error. */
  dropSubscriptions(code: status): void {
    for (const subscription of this.#subscriptions()) subscription.fail(code);
  }

  /** Every open subscription stays open, and nothing comes any more. */
  muteSubscriptions(): void {
    for (const subscription of this.#subscriptions()) subscription.mute();
  }

  get subscriptionCount(): number {
    return this.#subscriptions().length;
  }

  /** Events of other applications and of the server itself. */
  noise(count: number): void {
    for (let i = 0; i < count; i++) {
      const stream = i % 3 === 0 ? '$stats-0.0.0.0:2113' : `invoice-${i % 7}`;
      const type = i % 3 === 0 ? '$statsCollected' : 'InvoiceSent';
      this.#shared.log.append(stream, 'any', [jsonEvent(type, JSON.stringify({ i }))]);
    }
  }

  /** Writes an event as it is given: what another application, or a damaged one, would write. */
  write(stream: string, type: string, data: string, metadata = ''): void {
    this.#shared.log.append(stream, 'any', [jsonEvent(type, data, metadata)]);
  }

  #named(node: number | undefined): readonly Node[] {
    return this.#shared.nodes.filter((_, i) => node === undefined || node === i);
  }

  #subscriptions() {
    return this.#shared.nodes.flatMap((node) => [...node.subscriptions]);
  }
}

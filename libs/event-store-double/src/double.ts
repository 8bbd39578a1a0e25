import { setTimeout as pause } from 'node:timers/promises';
import type { status } from '@grpc/grpc-js';
import { Faults } from './faults.ts';
import { jsonEvent, Log } from './log.ts';
import { Node, type Shared } from './node.ts';
import { type Certificate, selfSigned } from './self-signed.ts';
import type { Call } from './serving.ts';

export interface DoubleOptions {
  /** Number of nodes that serve the one log; the first leads. Default 1. */
  readonly nodes?: number;
  /** Passwords by user; absent: no authentication. */
  readonly users?: Readonly<Record<string, string>>;
  /** Serve with a generated certificate (`double.certificate`). */
  readonly tls?: boolean;
  readonly maxAppendBytes?: number;
  /** The server version that it reports. */
  readonly version?: string;
}

/**
 * Starts the protocol double: a gRPC server in this process that implements as much of `event_store.client.streams` as
 * the real client needs, with a log in memory. Its rules are written from the documented behaviour of the servers.
 * Timings measured on it say nothing about a real server.
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

/** A running double. Faults are injected through `faults` and the methods here. */
export class Double {
  readonly #shared: Shared;

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  /** The connection string, without a user. With TLS the path of the certificate has to be added. */
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

  /** Every call received, in order. */
  get calls(): readonly Call[] {
    return this.#shared.calls;
  }

  get log(): Log {
    return this.#shared.log;
  }

  /** Replaces the users and passwords. */
  setUsers(users: Readonly<Record<string, string>> | null): void {
    this.#shared.users = users;
  }

  /** Makes another node the leader; the others refuse calls that require the leader, and name it. */
  lead(node: number): void {
    this.#shared.leading = node;
  }

  /**
   * Freezes the nodes: no bytes pass in either direction and no connection is closed, like a paused machine. `node`
   * selects one.
   */
  freeze(node?: number): void {
    for (const one of this.#named(node)) one.wire.freeze();
  }

  /** Resumes frozen nodes and delivers everything received in the meantime. */
  thaw(node?: number): void {
    for (const one of this.#named(node)) one.wire.thaw();
  }

  /**
   * Makes every current connection half-open: the client sees it open, the node's side is gone; new ones work. `node`
   * selects one.
   */
  halfOpen(node?: number): void {
    for (const one of this.#named(node)) one.wire.halfOpen();
  }

  /**
   * Partitions the leader from the others, which elect `next`. It does not notice and keeps answering reads from the
   * log as it was; its writes are never confirmed.
   */
  depose(next: number): void {
    this.#shared.nodes[this.#shared.leading]?.depose();
    this.lead(next);
  }

  async start(): Promise<void> {
    await Promise.all(this.#shared.nodes.map((node) => node.start()));
  }

  /** Cuts every connection and refuses new ones until `start`; the log stays. `node` selects one. */
  stop(node?: number): void {
    for (const one of this.#named(node)) one.stop();
  }

  /** Stops, waits, and starts again on the same ports. */
  async restartAfter(ms: number): Promise<void> {
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

  /** Every open subscription stays open and receives nothing more. */
  muteSubscriptions(): void {
    for (const subscription of this.#subscriptions()) subscription.mute();
  }

  get subscriptionCount(): number {
    return this.#subscriptions().length;
  }

  /** Writes events of other applications and of the server itself. */
  writeForeignEvents(count: number): void {
    for (let i = 0; i < count; i++) {
      const stream = i % 3 === 0 ? '$stats-0.0.0.0:2113' : `invoice-${i % 7}`;
      const type = i % 3 === 0 ? '$statsCollected' : 'InvoiceSent';
      this.#shared.log.append(stream, 'any', [jsonEvent(type, JSON.stringify({ i }))]);
    }
  }

  /** Writes a raw event, as another application, or a faulty one, would. */
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

import esdb from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { type Double, type DoubleOptions, startDouble } from './double.ts';

const { BACKWARDS, END } = esdb;
const OPTIONS = { credentials: { username: 'a', password: 'b' }, deadline: HANGS_MS, requiresLeader: true };
/** After how long a node that should not answer is silent. */
const SILENT_MS = 300;

/** A client with its own connection that polls one node. */
class PollingClient {
  readonly #client: ReturnType<typeof esdb.EventStoreDBClient.connectionString>;

  constructor(double: Double, node: number) {
    const host = /^esdb:\/\/([^?]+)/.exec(double.connectionString)![1]!.split(',')[node]!;
    // Clients with the same options would share their connections.
    const own = `keepAliveTimeout=${10_000 + Math.floor(Math.random() * 1e6)}`;
    this.#client = esdb.EventStoreDBClient.connectionString(`esdb://${host}?tls=false&${own}`);
  }

  /** The type of the last event, or that no answer came. */
  async last(silentMs = HANGS_MS): Promise<string> {
    const reading = this.#client.readAll({
      ...OPTIONS,
      deadline: silentMs,
      direction: BACKWARDS,
      fromPosition: END,
      maxCount: 1,
    });
    reading.on('error', () => {});
    const timer = setTimeout(() => reading.destroy(new Error('silent')), silentMs);
    try {
      for await (const { event } of reading) return event?.type ?? 'a link';
      return 'nothing';
    } catch (error) {
      return (error as { type?: string }).type ?? (error as Error).message;
    } finally {
      clearTimeout(timer);
    }
  }

  async append(deadline = HANGS_MS): Promise<string> {
    const event = esdb.jsonEvent({ type: 'Own', data: {} });
    try {
      await this.#client.appendToStream('own', event, { ...OPTIONS, deadline, expectedRevision: esdb.NO_STREAM });
      return 'appended';
    } catch (error) {
      return String((error as { code?: number }).code ?? error);
    }
  }

  async close(): Promise<void> {
    // The client waits for each of its streams to end, and one on a dead connection may never.
    void this.#client.dispose();
    const hidden = this.#client as unknown as { getChannel(): Promise<{ close(): void }> };
    (await hidden.getChannel()).close();
  }
}

const withPollingClients =
  (options: DoubleOptions, test: (double: Double, ask: (node: number) => PollingClient) => Promise<void>) =>
  async () => {
    const double = await startDouble(options);
    const clients: PollingClient[] = [];
    const ask = (node: number) => {
      const client = new PollingClient(double, node);
      clients.push(client);
      return client;
    };
    try {
      await test(double, ask);
    } finally {
      double.stop();
      await Promise.all(clients.map((client) => client.close()));
    }
  };

describe('what a wire can do', () => {
  it(
    'given a frozen node, then neither old nor new connections are answered, and everything continues once it thaws',
    withPollingClients({}, async (double, ask) => {
      const old = ask(0);
      double.write('a', 'One', '{}');
      expect(await old.last()).toBe('One');
      double.freeze();
      double.write('a', 'Two', '{}');
      expect([await old.last(SILENT_MS), await ask(0).last(SILENT_MS)]).toEqual(['silent', 'silent']);
      double.thaw();
      expect([await old.last(), await ask(0).last()]).toEqual(['Two', 'Two']);
      // Nothing is frozen any more.
      double.thaw();
      expect([await old.append(), await old.last()]).toEqual(['appended', 'Own']);
    }),
  );

  it(
    'given one frozen node of three, then the others are answered',
    withPollingClients({ nodes: 3 }, async (double, ask) => {
      double.write('a', 'One', '{}');
      double.freeze(0);
      double.lead(1);
      expect([await ask(0).last(SILENT_MS), await ask(1).last()]).toEqual(['silent', 'One']);
    }),
  );

  it(
    'given a half-open connection, then it never answers, and a new one is answered',
    withPollingClients({}, async (double, ask) => {
      const old = ask(0);
      double.write('a', 'One', '{}');
      expect(await old.last()).toBe('One');
      double.halfOpen();
      expect([await old.last(SILENT_MS), await ask(0).last()]).toEqual(['silent', 'One']);
    }),
  );

  it(
    'given a deposed leader, then it answers with the log as it was and confirms nothing, and the new one continues',
    withPollingClients({ nodes: 3 }, async (double, ask) => {
      double.write('a', 'One', '{}');
      const deposed = ask(0);
      double.depose(1);
      double.write('a', 'Two', '{}');
      expect([await deposed.last(), await ask(1).last()]).toEqual(['One', 'Two']);
      expect(await deposed.append(SILENT_MS)).toBe('4');
      expect(await ask(1).append()).toBe('appended');
      expect(double.log.read('own')).toHaveLength(1);
    }),
  );
});

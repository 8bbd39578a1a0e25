import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { AllStreamResolvedEvent, Position } from '@eventstore/db-client';
import esdb from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { Client, credentials, Metadata, status } from '@grpc/grpc-js';
import { describe, expect, it } from '@jest/globals';
import { type Double, type DoubleOptions, startDouble } from './double.ts';
import { jsonEvent } from './log.ts';

const { BACKWARDS, END, NO_STREAM } = esdb;
const OPTIONS = { credentials: { username: 'a', password: 'b' }, deadline: 2_000 };

/** Runs a test with a double and the real client connected to it. */
const withDouble =
  (options: DoubleOptions, test: (double: Double, client: TheirClient) => Promise<void>) => async () => {
    const double = await startDouble(options);
    const client = esdb.EventStoreDBClient.connectionString(double.connectionString);
    try {
      await test(double, client);
    } finally {
      await client.dispose();
      double.stop();
      await closed(client);
    }
  };

type TheirClient = ReturnType<typeof esdb.EventStoreDBClient.connectionString>;

/** The client has no method to close its channel. */
const closed = async (client: TheirClient) =>
  (await (client as unknown as { getChannel(): Promise<{ close(): void }> }).getChannel()).close();

const written = (n: number, id?: string) => esdb.jsonEvent({ type: 'Written', data: { n }, ...(id && { id }) });

/** The type of the error that a call rejects with, or its code when it has none. */
async function failure(call: Promise<unknown>): Promise<string | number> {
  try {
    await call;
    return 'none';
  } catch (error) {
    const { type, code } = error as { type?: string; code?: number };
    return type ?? code ?? String(error);
  }
}

/** Starts an append of one event at the protocol level; the test decides how it ends. */
function appendTo(client: Client, stream: string) {
  const name = new shared.StreamIdentifier().setStreamName(Buffer.from(stream));
  const options = new streams.AppendReq.Options().setStreamIdentifier(name).setAny(new shared.Empty());
  const proposed = new streams.AppendReq.ProposedMessage()
    .setId(new shared.UUID().setString(randomUUID()))
    .setData(Buffer.from('{}'));
  proposed.getMetadataMap().set('type', 'Written').set('content-type', 'application/json');
  let finish: (code: status) => void;
  const code = new Promise<status>((resolve) => {
    finish = resolve;
  });
  const call = client.makeClientStreamRequest(
    '/event_store.client.streams.Streams/Append',
    (message: InstanceType<typeof streams.AppendReq>) => Buffer.from(message.serializeBinary()),
    (bytes) => streams.AppendResp.deserializeBinary(bytes),
    new Metadata(),
    (error) => finish(error?.code ?? status.OK),
  );
  call.write(new streams.AppendReq().setOptions(options));
  call.write(new streams.AppendReq().setProposedMessage(proposed));
  return { call, code };
}

async function listed<T>(events: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const event of events) all.push(event);
  return all;
}

describe('the protocol double, to the real client', () => {
  it(
    'writes nothing of an append that was cancelled before its last event',
    withDouble({}, async (double, client) => {
      const rawClient = new Client(new URL(double.connectionString).host, credentials.createInsecure());
      const wholeOne = () => {
        const { call, code } = appendTo(rawClient, 'whole');
        call.end();
        return code;
      };
      const half = appendTo(rawClient, 'half');
      // All on one connection, in order: when the complete calls are answered, the incomplete one was handled too.
      expect(await wholeOne()).toBe(status.OK);
      half.call.cancel();
      expect([await half.code, await wholeOne()]).toEqual([status.CANCELLED, status.OK]);
      rawClient.close();
      const there = await listed(client.readStream('whole', OPTIONS));
      expect(there).toHaveLength(2);
      expect(await failure(listed(client.readStream('half', OPTIONS)))).toBe('stream-not-found');
    }),
  );

  it(
    'accepts appends on the expected revision only, and the same again as the same',
    withDouble({}, async (_, client) => {
      const events = [written(1), written(2)];
      const append = (list: ReturnType<typeof written>[], expectedRevision: typeof NO_STREAM | bigint) =>
        client.appendToStream('a', list, { ...OPTIONS, expectedRevision });
      const first = await append(events, NO_STREAM);
      expect(first).toMatchObject({ success: true, nextExpectedRevision: 1n });
      expect(await append([written(3)], 1n)).toMatchObject({ nextExpectedRevision: 2n });
      expect(await append(events, NO_STREAM)).toEqual(first);
      for (const expected of [NO_STREAM, 0n, 7n] as const) {
        await expect(append([written(9)], expected)).rejects.toMatchObject({
          type: 'wrong-expected-version',
          actualVersion: 2n,
        });
      }
      await expect(append([events[0]!, written(9)], NO_STREAM)).rejects.toMatchObject({ actualVersion: 2n });
    }),
  );

  it(
    'gives positions that rise and are never in a row, with others and the server itself in between',
    withDouble({}, async (double, client) => {
      await client.appendToStream('a', written(1), { ...OPTIONS, expectedRevision: NO_STREAM });
      double.writeForeignEvents(9);
      const { position } = await client.appendToStream('a', written(2), { ...OPTIONS, expectedRevision: 0n });
      const all = await listed(client.readAll(OPTIONS) as AsyncIterable<AllStreamResolvedEvent>);
      const commits = all.map(({ event }) => event!.position.commit);
      expect(all).toHaveLength(11);
      expect(commits.every((commit, i) => i === 0 || commit > commits[i - 1]! + 1n)).toBe(true);
      expect(all.some(({ event }) => event?.streamId.startsWith('$'))).toBe(true);
      expect(all.at(-1)?.event?.position).toEqual(position);
      const backwards = client.readAll({ ...OPTIONS, direction: BACKWARDS, fromPosition: END, maxCount: 2 });
      expect((await listed(backwards)).map((e) => e.event?.position.commit)).toEqual(commits.slice(-2).reverse());
      const read = await listed(client.readStream('a', { ...OPTIONS, fromRevision: 1n }));
      expect(read.map(({ event }) => [event?.revision, event?.position])).toEqual([[1n, position]]);
      expect(await failure(listed(client.readStream('none', OPTIONS)))).toBe('stream-not-found');
    }),
  );

  it(
    'subscribes after a position, filtered, with checkpoints, and reports when it has caught up',
    withDouble({}, async (double, client) => {
      const { position } = await client.appendToStream('mine-a', [written(1), written(2)], OPTIONS);
      const first = (await listed(client.readStream('mine-a', OPTIONS)))[0]!.event!.position!;
      double.writeForeignEvents(100);
      const marks: bigint[] = [];
      const subscription = client.subscribeToAll({
        fromPosition: first,
        filter: esdb.streamNameFilter({
          prefixes: ['mine-'],
          maxSearchWindow: 10,
          checkpointReached: (_s, { commit }) => void marks.push(commit),
        }),
      });
      subscription.on('error', () => {});
      const caughtUp = new Promise<void>((resolve) => subscription.once('caughtUp', resolve));
      const seen: bigint[] = [];
      const reading = (async () => {
        for await (const { event } of subscription) if (seen.push(event!.revision) === 2) break;
      })();
      await caughtUp;
      expect(seen).toEqual([1n]);
      expect(marks.length).toBeGreaterThanOrEqual(10);
      expect(marks.every((checkpoint) => checkpoint > position!.commit)).toBe(true);
      await client.appendToStream('mine-b', written(3), OPTIONS);
      await reading;
      expect(seen).toEqual([1n, 0n]);
    }),
  );

  it(
    'deletes softly, so that a stream can go on, or for good; the whole log shows both until a scavenge',
    withDouble({}, async (double, client) => {
      for (const stream of ['soft', 'hard']) await client.appendToStream(stream, [written(1), written(2)], OPTIONS);
      await client.deleteStream('soft', OPTIONS);
      await client.tombstoneStream('hard', OPTIONS);
      expect(await failure(listed(client.readStream('soft', OPTIONS)))).toBe('stream-not-found');
      expect(await failure(listed(client.readStream('hard', OPTIONS)))).toBe('stream-deleted');
      expect(await failure(client.appendToStream('hard', written(3), OPTIONS))).toBe('stream-deleted');
      const again = await client.appendToStream('soft', written(3), { ...OPTIONS, expectedRevision: NO_STREAM });
      expect(again.nextExpectedRevision).toBe(2n);
      const streams = () => double.log.records.map(({ stream, revision }) => `${stream} ${revision}`);
      expect(streams()).toEqual(expect.arrayContaining(['soft 0', 'soft 1', 'hard 0', 'hard 1']));
      double.log.scavenge();
      expect(streams()).toEqual(['$$soft 0', `hard ${2n ** 63n - 1n}`, 'soft 2']);
    }),
  );

  it(
    'does each fault once: what is committed, what is answered, and with what',
    withDouble({ maxAppendBytes: 1_000 }, async (double, client) => {
      const append = () => failure(client.appendToStream('a', written(1), { ...OPTIONS, deadline: 2_000 }));
      const count = () => double.log.read('a')?.length ?? 0;
      double.faults.appends.push('swallow');
      expect([await append(), count()]).toEqual(['deadline-exceeded', 1]);
      double.faults.appends.push({ code: 8, committed: true });
      expect([await append(), count()]).toEqual(['unknown', 2]);
      double.faults.appends.push({ code: 14, committed: false });
      expect([await append(), count()]).toEqual(['unavailable', 2]);
      double.faults.appends.push('access-denied');
      expect([await append(), count()]).toEqual(['access-denied', 2]);
      double.faults.appends.push('not-leader');
      expect([await append(), count()]).toEqual(['not-leader', 2]);
      const large = esdb.jsonEvent({ type: 'Large', data: { x: 'x'.repeat(1_000) } });
      expect(await failure(client.appendToStream('a', large, OPTIONS))).toBe('maximum-append-size-exceeded');
      double.faults.appends.push('kill-before-commit');
      expect(await append()).not.toBe('none');
      expect(count()).toBe(2);
      double.faults.appends.push('kill-after-commit');
      for (let tries = 0; count() === 2 && tries < 20; tries++) await append();
      expect(count()).toBe(3);
      for (let tries = 0; (await append()) !== 'none' && tries < 20; tries++) await pause(5);
      expect(count()).toBe(4);
    }),
  );

  it(
    'ends, drops, mutes and repeats subscriptions, and restarts with its data and its port',
    withDouble({}, async (double, client) => {
      const follow = (fromPosition: typeof esdb.START | Position = esdb.START) => {
        const subscription = client.subscribeToAll({ fromPosition });
        const seen: string[] = [];
        subscription.on('data', ({ event }) => seen.push(`${event?.revision}`));
        const over = new Promise<string>((resolve) => {
          subscription.once('end', () => resolve('end')).once('error', (error) => resolve(`${error.message}`));
        });
        const confirmed = new Promise<void>((resolve) => subscription.once('confirmation', resolve));
        return { seen, over, confirmed };
      };
      double.write('a', 'Written', '{}');
      const [one, two] = [follow(), follow()];
      await Promise.all([one.confirmed, two.confirmed]);
      double.muteSubscriptions();
      double.write('a', 'Written', '{}');
      double.endSubscriptions();
      expect([await one.over, await two.over]).toEqual(['end', 'end']);
      expect([one.seen, two.seen]).toEqual([['0'], ['0']]);
      const three = follow();
      await three.confirmed;
      double.dropSubscriptions(13);
      expect(await three.over).toContain('Dropped by a fault hook');
      const { connectionString } = double;
      double.faults.repeats = 1;
      const four = follow(double.log.records[1]!);
      while (four.seen.length === 0) await pause(1);
      expect(four.seen).toEqual(['1']);
      const [, over] = await Promise.all([double.restartAfter(30), four.over]);
      expect(over).not.toBe('end');
      expect(double.connectionString).toBe(connectionString);
      expect(double.log.read('a')).toHaveLength(2);
    }),
  );

  it('delivers a link without its deleted event, and reports who may not connect', async () => {
    const double = await startDouble({ tls: true, users: { haven: 'secret' } });
    double.log.link('$ce-mine', jsonEvent('$>', '0@gone'));
    const client = new esdb.EventStoreDBClient(
      { endpoint: double.connectionString.slice('esdb://'.length).split('?')[0]! },
      { rootCertificate: Buffer.from(double.certificate!.cert) },
    );
    const credentials = { username: 'haven', password: 'secret' };
    expect(await failure(listed(client.readAll({ credentials: { ...credentials, password: 'x' } })))).toBe(
      'access-denied',
    );
    const [only] = await listed(client.readAll({ credentials }) as AsyncIterable<AllStreamResolvedEvent>);
    expect([only?.event, only?.link?.type]).toEqual([undefined, '$>']);
    expect(double.calls.map(({ user }) => user)).toEqual(['haven', 'haven']);
    double.stop();
    await closed(client);
  });

  it(
    'serves one log from many nodes, of which one leads',
    withDouble({ nodes: 3 }, async (double, client) => {
      const leader = { ...OPTIONS, requiresLeader: true };
      await client.appendToStream('a', written(1), leader);
      double.lead(2);
      expect(await failure(client.appendToStream('a', written(2), leader))).toBe('not-leader');
      double.stop(0);
      await client.appendToStream('a', written(2), leader);
      expect(await listed(client.readStream('a', OPTIONS))).toHaveLength(2);
    }),
  );
});

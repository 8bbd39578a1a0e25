import type { EventStore } from '../port.ts';
import { Cluster } from './cluster.ts';
import { Connection } from './connection.ts';
import { Sentence } from './failures.ts';
import { Health } from './health.ts';
import { KnownEnd } from './known-end.ts';
import { LogStream } from './log-stream.ts';
import { backoff, pause } from './pause.ts';
import { Reader } from './reader.ts';
import { type EventStoreDbOptions, settingsOf } from './settings.ts';
import { EventStoreDb, type Parts } from './store.ts';
import { StreamHeadCache } from './stream-head-cache.ts';
import { Writer } from './writer.ts';

/**
 * Opens a log on EventStoreDB or KurrentDB (22.6 or newer), creating it if needed. Rejects with a message for invalid
 * settings. While the store is unavailable or refuses the login it retries: `onState` gets the reason.
 */
export async function openEventStoreDb<E>(options: EventStoreDbOptions<E>): Promise<EventStore<E>> {
  const settings = settingsOf(options);
  const parts = partsOf(new Connection(settings), options);
  const { logStream, health, connection, reader, cluster } = parts;
  for (let failures = 0; ; failures++) {
    try {
      const leader = (await cluster?.leader(settings.answerMs)) ?? null;
      if (leader !== null && leader !== connection.aim) {
        connection.leads(leader);
        await connection.renew(connection.generation);
      }
      const logId = await logStream.idOrStart();
      await logStream.refresh();
      // A user may have the right to its streams but not to `$all`: its events would appear on no screen.
      await reader.backwards(1, () => 'enough');
      return new EventStoreDb(logId, options.codec, parts);
    } catch (error) {
      health.away((error as Error).message);
      await pause(backoff(failures, settings), options.signal);
    }
    if (options.signal?.aborted) {
      await Promise.all([connection.close(), cluster?.close()]);
      throw new Sentence(`Opening the store at ${settings.hosts} was given up.`);
    }
  }
}

function partsOf(connection: Connection, { onState = () => {} }: Pick<EventStoreDbOptions<unknown>, 'onState'>): Parts {
  const heads = new StreamHeadCache();
  const end = new KnownEnd();
  const health = new Health(onState, () => {
    heads.clear();
    writer.calm();
  });
  const reader = new Reader(connection, health);
  const cluster = connection.settings.isCluster ? new Cluster(connection.settings) : null;
  const writer: Writer = new Writer(connection, reader, heads, end, health);
  const logStream = new LogStream(reader, writer, {
    onBeginning: (position) => end.setBeginning(position),
    onForgotten: (stream) => {
      heads.forget(stream);
      end.reset();
    },
  });
  return { connection, cluster, health, heads, end, reader, writer, logStream };
}

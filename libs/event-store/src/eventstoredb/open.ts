import type { EventStore } from '../port.ts';
import { Cluster } from './cluster.ts';
import { Connection } from './connection.ts';
import { Sentence } from './failures.ts';
import { Health } from './health.ts';
import { KnownEnd } from './known-end.ts';
import { KnownHeads } from './known-heads.ts';
import { LogStream } from './log-stream.ts';
import { backoff, pause } from './pause.ts';
import { Reader } from './reader.ts';
import { type EventStoreDbOptions, settingsOf } from './settings.ts';
import { EventStoreDb, type Parts } from './store.ts';
import { Writer } from './writer.ts';

/**
 * Opens a log on EventStoreDB or KurrentDB (22.6 or newer), making it where there is none. Rejects with a sentence for
 * settings that can't work. A store that is away, or doesn't let us in, is waited for: `onState` tells why.
 */
export async function openEventStoreDb<E>(options: EventStoreDbOptions<E>): Promise<EventStore<E>> {
  const settings = settingsOf(options);
  const parts = partsOf(new Connection(settings), options);
  const { theLog, health, connection, reader, cluster } = parts;
  for (let failures = 0; ; failures++) {
    try {
      const leader = (await cluster?.leader(settings.answerMs)) ?? null;
      if (leader !== null && leader !== connection.aim) {
        connection.leads(leader);
        await connection.renew(connection.generation);
      }
      const logId = await theLog.idOrStart();
      await theLog.refresh();
      // A user may have its streams and not the right to read the whole log: what it would write no screen would see.
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
  const heads = new KnownHeads();
  const end = new KnownEnd();
  const health = new Health(onState, () => {
    heads.clear();
    writer.calm();
  });
  const reader = new Reader(connection, health);
  const cluster = connection.settings.isCluster ? new Cluster(connection.settings) : null;
  const writer: Writer = new Writer(connection, reader, heads, end, health);
  const theLog = new LogStream(reader, writer, {
    onBeginning: (position) => end.begins(position),
    onForgotten: (stream) => {
      heads.forget(stream);
      end.reset();
    },
  });
  return { connection, cluster, health, heads, end, reader, writer, theLog };
}

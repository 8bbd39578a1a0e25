import type { HavenEvent } from '@safe-haven/domain';
import { type EventStore, START } from '@safe-haven/event-store';
import { systemClock } from '../../environment/clock.ts';
import type { Config } from '../../environment/config.ts';
import { openEventStore } from '../../environment/event-store.ts';
import { DEFAULT_TIME_LIMITS } from '../../environment/time-limits.ts';
import { BoardFeed } from '../../feed/board.feed.ts';
import { LiveHandovers } from '../../feed/live-handovers.ts';
import { loadSnapshots, NO_SNAPSHOTS, readBy } from '../../feed/snapshots.ts';
import { HistoryReader } from '../../history/history-reader.ts';
import { threadStartOf } from '../../history/thread-start.ts';
import { LiveDirectory } from '../../identity/live-directory.ts';
import { Names } from '../../identity/names.ts';
import { Organisations } from '../../identity/organisations.ts';
import type { ArchiveParts } from '../../operator-acts/archive/archive.ts';
import { AccessLog } from '../../privacy/access-log.ts';
import { composeKeys, type Keys } from '../../privacy/erasure/compose-keys.ts';
import type { Environment } from '../../privacy/erasure/target.ts';
import { newerLogRefused } from '../../streams/log-format.ts';
import { Streams } from '../../streams/streams.ts';
import { Vault } from '../../vault/vault.ts';

/** A log that no program has open, read to its end under the lock of one. */
export interface ClosedLog {
  readonly parts: ArchiveParts;
  close(): Promise<void>;
}

/** Nothing lapses, is sent or is notified, as a program would. Rejects with an error that has a sentence for the operator. */
export async function openClosedLog(env: Environment, config: Config): Promise<ClosedLog> {
  const store = await openEventStore(config);
  try {
    const newer = await newerLogRefused(store);
    if (newer !== null) throw new Error(newer);
    const streams = new Streams(store, systemClock);
    const composed = composeKeys(env, config, streams);
    if (!composed.ok) throw new Error(composed.sentence);
    await composed.keys.erasures.load();
    return await readToEnd(config, { store, streams, keys: composed.keys });
  } catch (error) {
    await store.close();
    throw error;
  }
}

interface OpenLog {
  readonly store: EventStore<HavenEvent>;
  readonly streams: Streams;
  readonly keys: Keys;
}

async function readToEnd(config: Config, { store, streams, keys }: OpenLog): Promise<ClosedLog> {
  const { keyring, erasures } = keys;
  const at = { logId: store.logId, head: await store.head() };
  const known = config.eventStore.kind === 'memory' ? NO_SNAPSHOTS : await loadSnapshots(config.dataDir, at);
  const [handovers, directory] = [new LiveHandovers(known.handovers), new LiveDirectory(known.directory)];
  const after = readBy([known.board, known.handovers, known.directory], START);
  const feed = new BoardFeed({ store, clock: systemClock, network: known.board, after });
  feed.alsoRead(
    { reads: { key: 'all', access: ['SubjectErased'] }, project: (event) => keyring.follow(event) },
    {
      reads: { person: 'all', organisation: 'all', token: 'all', vault: 'all', access: 'all' },
      project: (event) => directory.project(event),
      folded: directory.directory,
    },
    {
      reads: { shift: 'all', shelter: ['BedsHeld'] },
      project: (event) => handovers.project(event),
      folded: handovers.handovers,
    },
  );
  await feed.start();
  const history = new HistoryReader({
    ...{ store, feed, clock: systemClock, limits: DEFAULT_TIME_LIMITS, say: () => undefined },
    start: threadStartOf(config, store.logId),
  });
  const parts: ArchiveParts = {
    ...{ store, feed, history, handovers, directory, clock: systemClock, log: new AccessLog(streams) },
    names: new Names(directory, keyring),
    organisations: new Organisations(directory, feed),
    vault: new Vault({ streams, keyring, erasures, directory, read: (position) => feed.readBack(position) }),
  };
  return {
    parts,
    async close() {
      await history.close();
      await feed.stop();
      await store.close();
    },
  };
}

import { randomUUID } from 'node:crypto';
import { type HavenEvent, isOwn } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import type { Network } from '@safe-haven/projections';
import { systemClock } from '../../environment/clock.ts';
import { openEventStore } from '../../environment/event-store.ts';
import { BoardFeed } from '../../feed/board.feed.ts';
import { loadBoard, saveBoard } from '../../feed/snapshots.ts';
import type { Caller } from '../../identity/authentication.ts';
import { importerOf, type Writer } from '../../operator-acts/import-acts.ts';
import { ownAccount } from '../../privacy/operator/account.ts';
import { Failure } from '../../problems/failure.ts';
import { checkSteps } from '../../shelters/import-check.ts';
import { knownShelterOf } from '../../shelters/known-shelter.ts';
import { submit } from '../../shelters/submit.ts';
import { AcceptedCommands } from '../../streams/accepted-commands.ts';
import { newerLogRefused } from '../../streams/log-format.ts';
import { ShelterStreams } from '../../streams/shelter-streams.ts';
import { Streams } from '../../streams/streams.ts';
import { RefusedError } from './refused.ts';
import type { Target } from './target.ts';

/**
 * One process writes, and each shelter appends one command at a time: a few in parallel let one decide while another is
 * written.
 */
const CONCURRENT_SHELTERS = 4;

const callerOf = (writer: Writer): Caller => importerOf(writer, ownAccount());

/**
 * Writes to the log directly while no program runs: under the same lock, by the same write path, starting from the saved
 * board.
 */
export async function openLog(dataDir: string): Promise<Target> {
  const store = await openEventStore({ eventStore: { kind: 'sqlite' }, dataDir });
  const newer = await newerLogRefused(store);
  if (newer !== null) {
    await store.close();
    throw new Error(newer);
  }
  const log = { logId: store.logId, head: await store.head() };
  const feed = new BoardFeed({ store, clock: systemClock, network: await loadBoard(dataDir, log) });
  await feed.start();
  // The write path knows what it wrote; folding it here too would only cost memory.
  await feed.stop();
  const shelters = new ShelterStreams(new Streams(store, systemClock), feed, new AcceptedCommands());
  return {
    where: `the log in ${dataDir}`,
    atOnce: CONCURRENT_SHELTERS,
    shelters: async (writer) =>
      [...feed.network.shelters.values()].flatMap(({ state }) =>
        state.situation === 'unregistered' || !isOwn(callerOf(writer).actor, state)
          ? []
          : [knownShelterOf(state, true)],
      ),
    check: (writer, shelterId, steps) =>
      checkSteps(shelters, null, { caller: callerOf(writer), shelterId, steps, now: systemClock.now() }),
    send: (writer, shelterId, { name, body }) =>
      submit(shelters, { caller: callerOf(writer), shelterId, name, body, commandId: randomUUID() }).catch(
        (error: unknown) => {
          throw error instanceof Failure ? new RefusedError(error.extra.code ?? error.code) : error;
        },
      ),
    close: async () => {
      if ((await store.head()) !== log.head) await saveFoldedBoard(dataDir, store, feed.network);
      await store.close();
    },
  };
}

/** Saves the board, so that the next program or import need not fold these events again. */
async function saveFoldedBoard(dataDir: string, store: EventStore<HavenEvent>, network: Network): Promise<void> {
  const feed = new BoardFeed({ store, clock: systemClock, network });
  await feed.start();
  await feed.stop();
  await saveBoard(dataDir, store.logId, network);
}

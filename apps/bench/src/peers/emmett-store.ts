import type { Event } from '@event-driven-io/emmett';
import { getSQLiteEventStore, type SQLiteConnection, sqliteConnection } from '@event-driven-io/emmett-sqlite';

/** An event as Emmett takes it: what it is of our own goes along as its data. */
interface Taken {
  readonly type: string;
  readonly data: unknown;
  readonly metadata?: unknown;
}

export interface EmmettStore {
  append(stream: string, events: readonly Taken[], expected: number): Promise<{ position: string; revision: number }>;
  close(): void;
}

/**
 * Emmett on SQLite, each event on disk before it is acknowledged. One connection, one after the other: its own pool opens a
 * connection for each append, and with eight at once most of them fail, for the database is locked.
 */
export function openEmmett(path: string): EmmettStore {
  const connection = sqliteConnection({ fileName: path });
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: (connection: SQLiteConnection) => Promise<T>): Promise<T> => {
    const next = last.then(() => work(connection));
    last = next.catch(() => undefined);
    return next;
  };
  const store = getSQLiteEventStore({
    fileName: path,
    pool: {
      connection: () => Promise.resolve(connection),
      withConnection: inTurn,
      close: () => Promise.resolve(connection.close()),
    },
  });
  return {
    async append(stream, events, expected) {
      const expectedStreamVersion = BigInt(expected);
      const appended = await store.appendToStream(stream, events as unknown as Event[], { expectedStreamVersion });
      return {
        position: String(appended.lastEventGlobalPosition),
        revision: Number(appended.nextExpectedStreamVersion),
      };
    },
    close: () => connection.close(),
  };
}

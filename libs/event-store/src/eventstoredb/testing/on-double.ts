import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Double, type DoubleOptions, startDouble } from '@safe-haven/event-store-double';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { contractCodec, type Noted } from '../../contract/codec.ts';
import type { EventStore, LogEvent, Position, Revision, StreamName } from '../../port.ts';
import { withFolder } from '../../testing/folder.ts';
import { openEventStoreDb } from '../open.ts';
import type { EventStoreDbOptions } from '../settings.ts';

type Over = Partial<EventStoreDbOptions<Noted>>;

export interface OnDouble {
  readonly double: Double;
  /** Opens the adapter with short timeouts, as another process on the same log would. */
  readonly open: (over?: Over) => Promise<EventStore<Noted>>;
  /** All reported states of the store, in order. */
  readonly states: string[];
  /** With TLS, the connection string that trusts the double. */
  readonly trusting: string;
}

/** Gives a test a protocol double of its own, and cleans everything up afterwards. */
export const onDouble = (options: DoubleOptions, test: (given: OnDouble) => Promise<void>) =>
  withFolder(async (folder) => {
    const double = await startDouble(options);
    const opened: EventStore<Noted>[] = [];
    const states: string[] = [];
    const over = new AbortController();
    const ca = join(folder, 'ca.pem');
    if (double.certificate) await writeFile(ca, double.certificate.cert);
    const trusting = `${double.connectionString}&tlsCAFile=${encodeURIComponent(ca)}`;
    const open = async (options: Over = {}) => {
      const store = await openEventStoreDb<Noted>({
        connectionString: double.certificate ? trusting : double.connectionString,
        codec: contractCodec,
        watchdogMs: 120,
        // No answer is missed because the machine is slow; tests of missed answers set a shorter one.
        answerMs: HANGS_MS,
        retryMs: 10,
        signal: over.signal,
        onState: (state, reason) => states.push(`${state}: ${reason}`),
        ...options,
      });
      opened.push(store);
      return store;
    };
    try {
      await test({ double, open, states, trusting });
    } finally {
      over.abort();
      await Promise.all(opened.map((store) => store.close()));
      double.stop();
    }
  });

/** Follows in the background; `until` resolves when that many events came. */
export function followed(store: EventStore<Noted>, after: Position) {
  const events: LogEvent<Noted>[] = [];
  const done = new AbortController();
  let wake = () => {};
  const running = (async () => {
    for await (const event of store.follow(after, done.signal)) {
      events.push(event);
      wake();
    }
  })();
  const until = async (count: number) => {
    while (events.length < count) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return events;
  };
  const stop = async () => {
    done.abort();
    await running;
    return events;
  };
  return { events, until, stop };
}

/** The events as `stream revision`: equal lists mean no gap and no repeat. */
export const places = (events: readonly { stream: StreamName; revision: Revision }[]): string[] =>
  events.map(({ stream, revision }) => `${stream} ${revision}`);

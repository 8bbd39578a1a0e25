import { type Position, START } from '../port.ts';
import type { Connection } from './connection.ts';
import type { Placed } from './envelope.ts';
import { Sentence, sentenceOf } from './failures.ts';
import { Following } from './following.ts';
import type { Health } from './health.ts';
import type { KnownEnd } from './known-end.ts';
import type { LogStream } from './log-stream.ts';
import { backoff, MOST_RETRIES, pause } from './pause.ts';
import { storePositionOf } from './store-position.ts';
import type { StreamHeadCache } from './stream-head-cache.ts';
import { watch } from './watchdog.ts';

/** What following needs from the adapter. */
export interface Supervised {
  readonly connection: Connection;
  readonly logStream: LogStream;
  readonly health: Health;
  readonly heads: StreamHeadCache;
  readonly end: KnownEnd;
  readonly head: () => Promise<Position>;
}

/**
 * Every event of ours after a position, then each new one, until aborted. The client never restarts a subscription, and a
 * dropped one may end without an error: every end but our own is followed by a new subscription from the last position.
 * Repeats are skipped, so that each event comes once.
 */
export async function* followAlways(
  log: Supervised,
  after: Position,
  signal: AbortSignal,
): AsyncGenerator<Placed, void, void> {
  storePositionOf(after);
  const cursor = { position: after === START ? log.end.beginning : after };
  let failures = 0;
  while (!signal.aborted) {
    const startedAt = performance.now();
    try {
      yield* followOnce(log, cursor, signal);
      if (!signal.aborted) log.health.away(`The store at ${log.connection.settings.hosts} ended the subscription.`);
    } catch (error) {
      if (!signal.aborted) log.health.away(sentenceOf(error, log.connection.settings.hosts));
    }
    if (signal.aborted) return;
    failures = performance.now() - startedAt > MOST_RETRIES * log.connection.settings.retryMs ? 0 : failures + 1;
    await pause(backoff(failures, log.connection.settings), signal);
  }
}

/** Runs one subscription with its watchdog; moves the cursor with every event and checkpoint. */
async function* followOnce(
  log: Supervised,
  cursor: { position: Position },
  signal: AbortSignal,
): AsyncGenerator<Placed, void, void> {
  const { connection, logStream, health, heads, end } = log;
  await logStream.refresh();
  if (signal.aborted) return;
  const following = new Following(connection, logStream, storePositionOf(cursor.position), () => health.connected());
  const over = new AbortController();
  const stop = () => following.stop();
  signal.addEventListener('abort', stop, { once: true });
  void watch(watched(log, following, cursor), over.signal);
  try {
    for await (const { position, event } of following) {
      if (signal.aborted) return;
      if (position === null || position <= cursor.position) continue;
      if (event) {
        heads.set(event.stream, event.revision, event.hash);
        end.sawEvent(position);
        yield event;
        if (signal.aborted) return;
      }
      end.markSearched(cursor.position, position);
      cursor.position = position;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    over.abort();
    following.stop();
  }
}

function watched({ connection, head }: Supervised, following: Following, cursor: { readonly position: Position }) {
  return {
    following,
    at: () => cursor.position,
    head,
    everyMs: connection.settings.watchdogMs,
    answerMs: connection.settings.answerMs,
    onSilence: (reason: 'silent' | 'no answer') => {
      if (reason === 'no answer') void connection.renew(following.generation);
      following.stop(new Sentence(`The subscription at ${connection.settings.hosts} was silent.`));
    },
  };
}

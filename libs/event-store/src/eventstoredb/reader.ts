import type { AllStreamResolvedEvent, ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import esdb from '@eventstore/db-client';
import { type Revision, StoreUnavailable, type StreamName } from '../port.ts';
import type { Connection } from './connection.ts';
import { type Placed, placed } from './envelope.ts';
import { failureOf, NoAnswerError, sentenceOf } from './failures.ts';
import type { Health } from './health.ts';
import { backoff, pause } from './pause.ts';
import { SilenceTimer } from './silence-timer.ts';
import { theirRevisionOf } from './store-position.ts';

interface Patience {
  /** How long the store may be silent. */
  readonly silentMs: number;
  readonly tries: number;
}

/** Reads. Failed reads are retried, so a connection that was just lost is not visible to callers. */
export class Reader {
  readonly #connection: Connection;
  readonly #health: Health;
  readonly #patience: Patience;

  constructor(
    connection: Connection,
    health: Health,
    patience: Patience = { silentMs: connection.settings.answerMs, tries: 3 },
  ) {
    this.#connection = connection;
    this.#health = health;
    this.#patience = patience;
  }

  /** A reader that tries once, with a short timeout. */
  within(silentMs: number): Reader {
    return new Reader(this.#connection, this.#health, { silentMs, tries: 1 });
  }

  /** Events of a stream after a revision, oldest first, up to `most`. Throws when the stream was hard-deleted. */
  async stream(stream: StreamName, after: Revision, most?: number): Promise<Placed[] | 'deleted'> {
    return this.#ofStream(stream, { fromRevision: theirRevisionOf(after + 1), ...(most && { maxCount: most }) });
  }

  /** The last event of a stream; null when there is none. */
  async last(stream: StreamName): Promise<Placed | 'deleted' | null> {
    const found = await this.#ofStream(stream, { direction: esdb.BACKWARDS, fromRevision: esdb.END, maxCount: 1 });
    return found === 'deleted' ? found : (found[0] ?? null);
  }

  /** Reads `$all` backwards until `look` returns `enough`, the log ends or `most` entries were read. */
  async backwards(most: number, visit: (event: AllStreamResolvedEvent) => 'more' | 'enough'): Promise<void> {
    await this.#retried(() => {
      const { client, options } = this.#connection;
      const reading = client.readAll({
        ...options,
        direction: esdb.BACKWARDS,
        fromPosition: esdb.END,
        maxCount: most,
      });
      return each(reading, this.#patience.silentMs, visit);
    });
  }

  async #ofStream(stream: StreamName, how: Parameters<Connection['client']['readStream']>[1]) {
    return this.#retried(async () => {
      const { client, options } = this.#connection;
      const found: Placed[] = [];
      try {
        const reading = client.readStream(this.#connection.nameOf(stream), { ...options, ...how });
        await each(reading, this.#patience.silentMs, ({ event }: ResolvedEvent) => {
          if (event) found.push(placed(stream, event));
          return 'more';
        });
      } catch (error) {
        const failure = failureOf(error);
        if (failure === 'deleted') return failure;
        if (failure !== 'not_found') throw error;
      }
      return found;
    });
  }

  /** Retries connection failures; then throws `StoreUnavailable`. */
  async #retried<T>(read: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      const { generation } = this.#connection;
      try {
        const result = await read();
        // A read whose client was abandoned ends like a complete one, so its result may be partial.
        if (this.#connection.generation !== generation) throw new NoAnswerError();
        this.#health.connected();
        return result;
      } catch (error) {
        this.#connection.reportFailure(error, generation);
        const failure = failureOf(error);
        if (tries < this.#patience.tries && (failure === 'unknown' || failure === 'not_leader')) {
          await pause(backoff(tries - 1, this.#connection.settings));
          continue;
        }
        const reason = sentenceOf(error, this.#connection.settings.hosts);
        this.#health.away(reason);
        throw new StoreUnavailable(reason, { cause: error });
      }
    }
  }
}

/** Yields one event at a time, with a timeout: the client would wait for ever on a silent server. */
async function each<T>(reading: StreamingRead<T>, silentMs: number, visit: (event: T) => 'more' | 'enough') {
  // Errors arrive through the loop; without this listener a late one would crash the process.
  reading.on('error', () => {});
  const silence = new SilenceTimer(silentMs, () => reading.destroy(new NoAnswerError()));
  let isComplete = false;
  try {
    for await (const event of reading) {
      silence.restart();
      if (visit(event as T) === 'enough') return;
    }
    isComplete = true;
  } finally {
    silence.stop();
    if (!isComplete) reading.cancel().catch(() => {});
  }
}

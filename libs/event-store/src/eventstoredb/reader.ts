import type { AllStreamResolvedEvent, ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import esdb from '@eventstore/db-client';
import { type Revision, StoreUnavailable, type StreamName } from '../port.ts';
import type { Connection } from './connection.ts';
import { type Placed, placed } from './envelope.ts';
import { failureOf, NoAnswer, sentenceOf } from './failures.ts';
import type { Health } from './health.ts';
import { backoff, pause } from './pause.ts';
import { theirRevisionOf } from './places.ts';
import { SilenceTimer } from './silence-timer.ts';

interface Patience {
  /** How long the store may say nothing. */
  readonly silentMs: number;
  readonly tries: number;
}

/** Reads what is there now. A read may be repeated, so a connection that was just lost shows nowhere. */
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

  /** One that tries once, and not for long. */
  within(silentMs: number): Reader {
    return new Reader(this.#connection, this.#health, { silentMs, tries: 1 });
  }

  /** Events of a stream after a revision, oldest first, up to `most`. Throws a sentence when the stream was deleted. */
  async stream(stream: StreamName, after: Revision, most?: number): Promise<Placed[] | 'deleted'> {
    return this.#ofStream(stream, { fromRevision: theirRevisionOf(after + 1), ...(most && { maxCount: most }) });
  }

  /** The last event of a stream; null when there is none. */
  async last(stream: StreamName): Promise<Placed | 'deleted' | null> {
    const found = await this.#ofStream(stream, { direction: esdb.BACKWARDS, fromRevision: esdb.END, maxCount: 1 });
    return found === 'deleted' ? found : (found[0] ?? null);
  }

  /** Looks at the whole log from its end backwards, until `look` has seen enough, the log ends or `most` were seen. */
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

  /** Tries again what may be only the connection; then throws `StoreUnavailable`. */
  async #retried<T>(read: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      const { generation } = this.#connection;
      try {
        const result = await read();
        // A read ends as if there were no more when its client is left behind: what came until then may be a part of it.
        if (this.#connection.generation !== generation) throw new NoAnswer();
        this.#health.connected();
        return result;
      } catch (error) {
        this.#connection.blame(error, generation);
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

/** Yields one event at a time, with a timeout: the client itself waits for ever on a silent server. */
async function each<T>(reading: StreamingRead<T>, silentMs: number, visit: (event: T) => 'more' | 'enough') {
  // Errors come through the loop; without a listener of its own a late one would end the process.
  reading.on('error', () => {});
  const silence = new SilenceTimer(silentMs, () => reading.destroy(new NoAnswer()));
  let whole = false;
  try {
    for await (const event of reading) {
      silence.heard();
      if (visit(event as T) === 'enough') return;
    }
    whole = true;
  } finally {
    silence.end();
    if (!whole) reading.cancel().catch(() => {});
  }
}

import type { AllStreamResolvedEvent, ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import esdb from '@eventstore/db-client';
import type { Revision, StreamName } from '../port.ts';
import type { Connection } from './connection.ts';
import { type Placed, placed } from './envelope.ts';
import { failureOf, NoAnswer, Sentence, sentenceOf } from './failures.ts';
import type { Health } from './health.ts';
import { pause } from './pause.ts';
import { theirRevisionOf } from './places.ts';

const TRIES = 3;

/** Reads what is there now. A read may be repeated, so a connection that was just lost shows nowhere. */
export class Reader {
  readonly #connection: Connection;
  readonly #health: Health;

  constructor(connection: Connection, health: Health) {
    this.#connection = connection;
    this.#health = health;
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
  async backwards(most: number, look: (event: AllStreamResolvedEvent) => 'more' | 'enough'): Promise<void> {
    const { client, options } = this.#connection;
    await this.#surely(() =>
      each(
        client.readAll({ ...options, direction: esdb.BACKWARDS, fromPosition: esdb.END, maxCount: most }),
        this.#connection.settings.answerMs,
        look,
      ),
    );
  }

  async #ofStream(stream: StreamName, how: Parameters<Connection['client']['readStream']>[1]) {
    return this.#surely(async () => {
      const { client, options, settings } = this.#connection;
      const found: Placed[] = [];
      try {
        const reading = client.readStream(this.#connection.nameOf(stream), { ...options, ...how });
        await each(reading, settings.answerMs, ({ event }: ResolvedEvent) => {
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

  /** Tries again what may be only the connection; then throws one sentence. */
  async #surely<T>(read: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      const { generation } = this.#connection;
      try {
        const result = await read();
        this.#health.connected();
        return result;
      } catch (error) {
        this.#connection.blame(error, generation);
        const failure = failureOf(error);
        if (tries < TRIES && (failure === 'unknown' || failure === 'not_leader')) {
          await pause(this.#connection.settings.retryMs * tries);
          continue;
        }
        const reason = sentenceOf(error, this.#connection.settings.hosts);
        this.#health.away(reason);
        throw new Sentence(reason, { cause: error });
      }
    }
  }
}

/** Hands on one event at a time. The client waits for ever on a server that stays silent: this doesn't. */
async function each<T>(reading: StreamingRead<T>, answerMs: number, look: (event: T) => 'more' | 'enough') {
  // Errors come through the loop; without a listener of its own a late one would end the process.
  reading.on('error', () => {});
  const timer = setTimeout(() => reading.destroy(new NoAnswer('no answer')), answerMs);
  let whole = false;
  try {
    for await (const event of reading) {
      timer.refresh();
      if (look(event as T) === 'enough') return;
    }
    whole = true;
  } finally {
    clearTimeout(timer);
    if (!whole) reading.cancel().catch(() => {});
  }
}

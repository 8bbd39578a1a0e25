import { Arrivals, followLog } from '../follow.ts';
import type { StreamName, StreamSlice } from '../port.ts';
import { type LogEvent, type LogReader, type Place, type Position, type Revision, START } from '../port.ts';

/** A log in memory on another thread: it has what it is given, in the order of the log. */
export class PassedOnLog<E> implements LogReader<E> {
  readonly logId: string;
  readonly #events: LogEvent<E>[] = [];
  readonly #arrivals = new Arrivals();

  constructor(logId: string) {
    this.logId = logId;
  }

  take(event: LogEvent<E>): void {
    this.#events.push(event);
    this.#arrivals.announce();
  }

  follow(after: Position, signal: AbortSignal) {
    let taken = 0;
    const page = () => {
      const events = this.#events.slice(taken).filter(({ position }) => position > after);
      taken = this.#events.length;
      return { events, fromDisk: true };
    };
    return followLog({ page, arrivals: this.#arrivals }, after, signal);
  }

  async read(stream: StreamName, after: Revision, { revision }: Place): Promise<StreamSlice<E>> {
    const isAsked = (event: LogEvent<E>) => event.stream === stream && event.revision > after;
    return { events: this.#events.filter((event) => isAsked(event) && event.revision <= revision), revision };
  }

  async head(): Promise<Position> {
    return this.#events.at(-1)?.position ?? START;
  }

  async close(): Promise<void> {
    this.#arrivals.close();
  }
}

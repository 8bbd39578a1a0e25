import { randomUUID } from 'node:crypto';
import type { AccessEvent, Actor } from '@safe-haven/domain';
import type { Revision } from '@safe-haven/event-store';
import { sourceOf } from '../streams/facts.ts';
import type { Outcome } from '../streams/outcome.ts';
import { type RecordedStream, recordedStream } from '../streams/recorded-stream.ts';
import type { Streams } from '../streams/streams.ts';
import { accessDay } from './erasure/access-days.ts';

/** Anything but `done` may be missing from the log, so the caller must not continue. */
export type Recorded = Outcome<Revision, AccessEvent, never>;

/** Records accesses in the stream of the UTC day, before anything is shown. */
export class AccessLog {
  readonly #streams: Streams;
  readonly #kind: RecordedStream<AccessEvent>;
  readonly #listeners = new Set<(event: AccessEvent, actor: Actor) => void>();

  constructor(streams: Streams) {
    this.#streams = streams;
    this.#kind = recordedStream(streams.store, 'access');
  }

  /** Called with each access event that this process has recorded, and its actor. */
  onRecorded(listener: (event: AccessEvent, actor: Actor) => void): void {
    this.#listeners.add(listener);
  }

  async append(event: AccessEvent, actor: Actor): Promise<Recorded> {
    const now = this.#streams.clock.now();
    const recorded = await this.#streams.handle(this.#kind, {
      id: accessDay(now),
      command: { type: 'record', events: [event] },
      commandId: randomUUID(),
      actor,
      source: sourceOf(actor),
      now,
    });
    if (recorded.kind === 'done') for (const listener of this.#listeners) listener(event, actor);
    return recorded;
  }
}

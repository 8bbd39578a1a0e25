import { randomUUID } from 'node:crypto';
import type { AccessEvent, Actor } from '@safe-haven/domain';
import type { Revision } from '@safe-haven/event-store';
import { sourceOf } from '../streams/facts.ts';
import type { Outcome } from '../streams/outcome.ts';
import { type RecordedStream, recordedStream } from '../streams/recorded-stream.ts';
import type { Streams } from '../streams/streams.ts';
import { accessDay } from './erasure/access-days.ts';

/** Whatever is not done is not known to be in the log: what it stands for must not happen. */
export type Recorded = Outcome<Revision, AccessEvent, never>;

/** Writes down who looked at what, in the stream of the UTC day, before anything is shown. */
export class AccessLog {
  readonly #streams: Streams;
  readonly #kind: RecordedStream<AccessEvent>;

  constructor(streams: Streams) {
    this.#streams = streams;
    this.#kind = recordedStream(streams.store, 'access');
  }

  append(event: AccessEvent, actor: Actor): Promise<Recorded> {
    const now = this.#streams.clock.now();
    return this.#streams.handle(this.#kind, {
      id: accessDay(now),
      command: { type: 'record', events: [event] },
      commandId: randomUUID(),
      actor,
      source: sourceOf(actor),
      now,
    });
  }
}

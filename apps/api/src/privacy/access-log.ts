import { randomUUID } from 'node:crypto';
import type { AccessEvent } from '@safe-haven/domain';
import type { EventActor, Revision } from '@safe-haven/event-store';
import { sourceOf } from '../streams/facts.ts';
import type { Outcome } from '../streams/outcome.ts';
import { type Recordings, recordedStream } from '../streams/recorded-stream.ts';
import type { Streams } from '../streams/streams.ts';
import { accessStream } from './erasure/access-days.ts';

/** Whatever is not done is not known to be in the log: what it stands for must not happen. */
export type Recorded = Outcome<Revision, AccessEvent, never>;

/** Writes down who looked at what, in the stream of the UTC day, before anything is shown. */
export class AccessLog {
  readonly #streams: Streams;
  readonly #kind: Recordings<AccessEvent>;

  constructor(streams: Streams) {
    this.#streams = streams;
    this.#kind = recordedStream<AccessEvent>(streams.store);
  }

  append(event: AccessEvent, actor: EventActor): Promise<Recorded> {
    const now = this.#streams.clock.now();
    return this.#streams.handle(this.#kind, {
      id: accessStream(now),
      command: { events: [event] },
      commandId: randomUUID(),
      actor,
      source: sourceOf(actor),
      now,
    });
  }
}

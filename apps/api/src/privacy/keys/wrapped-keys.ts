import { type KeyObject, randomUUID } from 'node:crypto';
import type { Actor, KeyWrapped } from '@safe-haven/domain';
import type { LogEvent } from '@safe-haven/event-store';
import { type RecordedStream, recordedStream } from '../../streams/recorded-stream.ts';
import type { Streams } from '../../streams/streams.ts';
import type { MasterKeys } from './master-keys.ts';
import { keyId, keyStream } from './subject.ts';

/** The actor of keys that the program creates, rotates or deletes by itself. */
export const KEYS_ACTOR: Actor = { person: 'system:keys', role: 'service', organisation: null, country: null };

/**
 * Maximum number of generations of a key to look for. The port has no list of streams, so an unknown key is found by
 * trying one generation after the other; forty rotations of a master key take decades.
 */
export const MOST_GENERATIONS = 40;

/** The content of a key's stream: a wrap, or an event that can't be read. */
export type Wrap = { readonly generation: number; readonly event: KeyWrapped | null };
export type Unwrapped = KeyObject | 'wrong_master_key' | 'damaged';

/** Reads, writes and deletes the `key-` streams of the log, which have wrapped data keys. */
export class WrappedKeys {
  readonly masterKeys: MasterKeys;
  readonly #streams: Streams;
  readonly #kind: RecordedStream<KeyWrapped>;

  constructor(streams: Streams, masterKeys: MasterKeys) {
    this.#streams = streams;
    this.#kind = recordedStream(streams.store, 'key', { onlyFirst: true });
    this.masterKeys = masterKeys;
  }

  /**
   * The subject's key, searched from generation `hint` upward, then below. A rotation writes the next generation before
   * it deletes one, so searching upward finds one of the two. Null when there is none.
   */
  async find(subject: string, hint = 1): Promise<Unwrapped | null> {
    let fault: 'wrong_master_key' | 'damaged' | null = null;
    for (let i = 0; i < MOST_GENERATIONS; i++) {
      const wrap = await this.read(subject, ((hint - 1 + i) % MOST_GENERATIONS) + 1);
      if (!wrap) continue;
      const key = this.unwrap(subject, wrap);
      if (typeof key !== 'string') return key;
      fault ??= key;
    }
    return fault;
  }

  /** Every existing generation, lowest first: one, or two during a rotation. */
  async all(subject: string): Promise<Wrap[]> {
    const wraps: Wrap[] = [];
    for (let generation = 1; generation <= MOST_GENERATIONS; generation++) {
      const wrap = await this.read(subject, generation);
      if (wrap) wraps.push(wrap);
    }
    return wraps;
  }

  async read(subject: string, generation: number): Promise<Wrap | null> {
    const { events } = await this.#streams.store.read(keyStream(subject, generation));
    const [first] = events;
    if (!first) return null;
    const event = keyWrappedIn(first);
    const inPlace = event?.subject === subject && event.generation === generation;
    return { generation, event: inPlace ? event : null };
  }

  /** A wrap is bound to its stream: in another stream, or with another master key, it does not open. */
  unwrap(subject: string, { generation, event }: Wrap): Unwrapped {
    if (!event) return 'damaged';
    return this.masterKeys.unwrap(event.wrappedBy, keyStream(subject, generation), event.wrapped);
  }

  /** Writes a generation that must not exist yet, wrapped by the current master key. `taken`: it exists. */
  async write(subject: string, generation: number, dataKey: Uint8Array): Promise<'written' | 'taken' | 'unavailable'> {
    const wrapped = this.masterKeys.wrap(keyStream(subject, generation), dataKey);
    const event: KeyWrapped = {
      type: 'KeyWrapped',
      subject,
      generation,
      wrapped,
      wrappedBy: this.masterKeys.currentId,
    };
    const outcome = await this.#streams.handle(this.#kind, {
      id: keyId(subject, generation),
      command: { type: 'record', events: [event] },
      commandId: randomUUID(),
      actor: KEYS_ACTOR,
      source: 'system',
    });
    if (outcome.kind !== 'done') return 'unavailable';
    return outcome.facts.length > 0 ? 'written' : 'taken';
  }

  forget(subject: string, generation: number): Promise<void> {
    return this.#streams.store.forget(keyStream(subject, generation));
  }
}

/** The event, if it is a wrapped key. */
export function keyWrappedIn(logged: LogEvent): KeyWrapped | null {
  return logged.readable && logged.type === 'KeyWrapped' ? (logged.event as KeyWrapped) : null;
}

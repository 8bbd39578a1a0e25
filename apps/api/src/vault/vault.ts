import { randomUUID } from 'node:crypto';
import type { Actor, Sealed, VaultEvent } from '@safe-haven/domain';
import type { EventSource, Position, Revision } from '@safe-haven/event-store';
import { z } from 'zod';
import type { LiveDirectory } from '../identity/live-directory.ts';
import type { Erasures } from '../privacy/erasure/erasures.ts';
import type { Keyring } from '../privacy/keys/keyring.ts';
import { KEYS_ACTOR } from '../privacy/keys/wrapped-keys.ts';
import { type Outcome, UNAVAILABLE } from '../streams/outcome.ts';
import { type RecordedStream, recordedStream } from '../streams/recorded-stream.ts';
import type { Streams } from '../streams/streams.ts';
import { boxesOf, needless, recordedAs, subjectOf, toMove, VAULT_FIELDS, type VaultField } from './boxes.ts';

const place = z.string();

/** Where the directory has each of them. */
const AT = { address: 'address', meeting_point: 'meetingPoint', duty_contact: 'contact' } as const;

export type VaultOutcome = Outcome<Revision, VaultEvent, never>;

/** `none`: never recorded, or erased since. `unreadable`: it is there, and this program can't open it. */
export type Read =
  | { readonly outcome: 'opened'; readonly text: string }
  | { readonly outcome: 'none' }
  | { readonly outcome: 'unreadable' };

export interface Writing {
  readonly by: Actor;
  readonly source: EventSource;
  /** The same for every retry of one command; a fresh one where nothing is retried. */
  readonly commandId?: string;
  /** Only where nothing was recorded yet. */
  readonly onlyFirst?: boolean;
}

interface Parts {
  readonly streams: Streams;
  readonly keyring: Keyring;
  readonly erasures: Erasures;
  readonly directory: LiveDirectory;
  /** Resolves once this process has read the log up to a position, or has waited long enough. */
  readonly read: (position: Position) => Promise<unknown>;
}

/**
 * Addresses, meeting points and duty contacts, each under a data key of its own. Replacing one forgets its key, and
 * with it the old text, in the log and in every copy of it. Permission is checked by the caller.
 */
export class Vault {
  readonly #parts: Parts;
  readonly #kind: RecordedStream<VaultEvent>;
  readonly #firstOfKind: RecordedStream<VaultEvent>;
  readonly #listeners = new Set<(shelterId: string, actor: Actor) => void>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#kind = recordedStream(parts.streams.store, 'vault');
    this.#firstOfKind = recordedStream(parts.streams.store, 'vault', { onlyFirst: true });
  }

  /** Called with each house whose address or meeting point this process has written, and the actor. */
  onWritten(listener: (shelterId: string, actor: Actor) => void): void {
    this.#listeners.add(listener);
  }

  /** Whether there is something to read, without reading it. */
  has(shelterId: string, field: VaultField): boolean {
    return this.#sealed(shelterId, field) !== null;
  }

  /** Rejects only when the log can't be read. */
  async read(shelterId: string, field: VaultField): Promise<Read> {
    const sealed = this.#sealed(shelterId, field);
    if (!sealed) return { outcome: 'none' };
    const opened = await this.#parts.keyring.open(sealed, field);
    if (opened.outcome === 'forgotten') return { outcome: 'none' };
    const text = opened.outcome === 'opened' ? place.safeParse(opened.value) : null;
    return text?.success ? { outcome: 'opened', text: text.data } : { outcome: 'unreadable' };
  }

  /** Seals what is written and records it; what it takes the place of can't be read any more afterwards. */
  async write(
    shelterId: string,
    fields: Readonly<Partial<Record<VaultField, string>>>,
    { by: actor, source, commandId = randomUUID(), onlyFirst = false }: Writing,
  ): Promise<VaultOutcome> {
    try {
      const events = await this.#sealedEvents(shelterId, fields);
      const command = { type: 'record', events } as const;
      const kind = onlyFirst ? this.#firstOfKind : this.#kind;
      const outcome = await this.#parts.streams.handle(kind, { id: shelterId, command, commandId, actor, source });
      if (outcome.kind === 'done') for (const listener of this.#listeners) listener(shelterId, actor);
      // What can't be forgotten now is at the next start: what was written stands either way.
      if (outcome.kind === 'done') await this.#forgetReplacedOf(shelterId).catch(() => undefined);
      return outcome;
    } catch {
      // No key could be had.
      return UNAVAILABLE;
    }
  }

  /** Forgets what was replaced and still could be read: after an end in the middle, or written before this was done at all. */
  async forgetReplaced(): Promise<void> {
    for (const shelterId of [...this.#parts.directory.directory.vault.keys()]) await this.#forgetReplacedOf(shelterId);
  }

  async #forgetReplacedOf(shelterId: string): Promise<void> {
    const { streams, erasures, read } = this.#parts;
    const before = await boxesOf(streams.store, shelterId);
    if (before === null || before.replaced.size === 0) return;
    await this.#move(shelterId, toMove(before));
    const boxes = await boxesOf(streams.store, shelterId);
    const keys = boxes === null ? [] : needless(boxes).filter((key) => !this.#parts.keyring.erased.has(key));
    if (keys.length === 0) return;
    // Whoever asks meanwhile is told of the new one by a process that has read of it: only then the old one goes.
    await read(await streams.store.head());
    for (const key of keys) await erasures.erase(key, 'replaced', KEYS_ACTOR);
  }

  /** The same texts under keys of their own, for theirs are to be forgotten. What can't be opened stays where it is. */
  async #move(shelterId: string, boxes: readonly (readonly [VaultField, Sealed])[]): Promise<void> {
    const events: VaultEvent[] = [];
    for (const [field, box] of boxes) {
      const opened = await this.#parts.keyring.open(box, field);
      if (opened.outcome === 'opened')
        events.push({ ...(await this.#sealedEvent(shelterId, field, opened.value)), moved: true });
    }
    if (events.length === 0) return;
    const by = { actor: KEYS_ACTOR, source: 'system', commandId: randomUUID() } as const;
    await this.#parts.streams.handle(this.#kind, { id: shelterId, command: { type: 'record', events }, ...by });
  }

  async #sealedEvents(shelterId: string, fields: Readonly<Partial<Record<VaultField, string>>>): Promise<VaultEvent[]> {
    const events: VaultEvent[] = [];
    for (const field of VAULT_FIELDS) {
      if (fields[field] !== undefined) events.push(await this.#sealedEvent(shelterId, field, fields[field]));
    }
    return events;
  }

  async #sealedEvent(shelterId: string, field: VaultField, text: unknown): Promise<VaultEvent> {
    return recordedAs(field, await this.#parts.keyring.sealAlone(subjectOf(shelterId, field), field, text));
  }

  /** null where nothing is, where it was erased, and where it is another house's that somebody moved here. */
  #sealed(shelterId: string, field: VaultField): Sealed | null {
    const { directory, keyring } = this.#parts;
    const item = directory.directory.vault.get(shelterId);
    const sealed = item?.[AT[field]] ?? null;
    if (sealed === null || keyring.erased.has(sealed.key)) return null;
    return sealed.key.split('@')[0] === subjectOf(shelterId, field) ? sealed : null;
  }
}

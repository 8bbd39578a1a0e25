import { randomUUID } from 'node:crypto';
import type { Actor, Sealed, VaultEvent } from '@safe-haven/domain';
import { type EventSource, type Position, type Revision, StoreUnavailable } from '@safe-haven/event-store';
import { z } from 'zod';
import type { LiveDirectory } from '../identity/live-directory.ts';
import type { Erasures } from '../privacy/erasure/erasures.ts';
import { CannotSeal, type Keyring } from '../privacy/keys/keyring.ts';
import { KEYS_ACTOR } from '../privacy/keys/wrapped-keys.ts';
import { type Outcome, UNAVAILABLE } from '../streams/outcome.ts';
import { type RecordedStream, recordedStream } from '../streams/recorded-stream.ts';
import type { Streams } from '../streams/streams.ts';
import {
  boxesOf,
  boxesToMove,
  recordedAs,
  type SealedEvent,
  subjectOf,
  unusedKeys,
  VAULT_FIELDS,
  type VaultField,
} from './boxes.ts';

const place = z.string();

/** The directory's property of each vault entry. */
const AT = { address: 'address', meeting_point: 'meetingPoint', duty_contact: 'contact' } as const;

export type VaultOutcome = Outcome<Revision, VaultEvent, never>;

/** `none`: never recorded, or erased. `unreadable`: recorded, but this program can't open it. */
export type Read =
  | { readonly outcome: 'opened'; readonly text: string }
  | { readonly outcome: 'none' }
  | { readonly outcome: 'unreadable' };

export interface Writing {
  readonly by: Actor;
  readonly source: EventSource;
  /** The same for every retry of one command; a new one when it is not retried. */
  readonly commandId?: string;
  /** Only if nothing was recorded yet. */
  readonly onlyFirst?: boolean;
}

interface Parts {
  readonly streams: Streams;
  readonly keyring: Keyring;
  readonly erasures: Erasures;
  readonly directory: LiveDirectory;
  /** Resolves once this process has read the log up to a position, or after a timeout. */
  readonly read: (position: Position) => Promise<unknown>;
}

/**
 * Addresses, meeting points and duty contacts, each under its own data key. Replacing one deletes its key, and with it
 * the old text, in the log and in every copy of it. The caller checks permissions.
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

  /** Called with each shelter whose address or meeting point this process has changed, and the actor. */
  onWritten(listener: (shelterId: string, actor: Actor) => void): void {
    this.#listeners.add(listener);
  }

  /** Whether there is an entry, without opening it. */
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

  /** Seals the entries and records them; replaced ones can't be opened afterwards. */
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
      // A key that can't be deleted now is deleted at the next start; the new entry is valid in any case.
      if (outcome.kind === 'done') await this.#forgetReplacedOf(shelterId).catch(() => undefined);
      return outcome;
    } catch (error) {
      // No key could be created, or found in the log.
      if (error instanceof CannotSeal || error instanceof StoreUnavailable) return UNAVAILABLE;
      throw error;
    }
  }

  /** Deletes keys of replaced entries that are left, after an interruption or from older versions. */
  async forgetReplaced(): Promise<void> {
    for (const shelterId of [...this.#parts.directory.directory.vault.keys()]) await this.#forgetReplacedOf(shelterId);
  }

  async #forgetReplacedOf(shelterId: string): Promise<void> {
    const { streams, erasures, read } = this.#parts;
    const before = await boxesOf(streams.store, shelterId);
    if (before === null || before.replaced.size === 0) return;
    await this.#move(shelterId, boxesToMove(before));
    const boxes = await boxesOf(streams.store, shelterId);
    const keys = boxes === null ? [] : unusedKeys(boxes).filter((key) => !this.#parts.keyring.erased.has(key));
    if (keys.length === 0) return;
    // The old key is deleted only once this process shows the new entry.
    await read(await streams.store.head());
    for (const key of keys) await erasures.erase(key, 'replaced', KEYS_ACTOR);
  }

  /** Seals the same texts under new keys, since the old keys will be deleted. A box that can't be opened stays. */
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

  async #sealedEvent(shelterId: string, field: VaultField, text: unknown): Promise<SealedEvent> {
    return recordedAs(field, await this.#parts.keyring.sealAlone(subjectOf(shelterId, field), field, text));
  }

  /** null when there is none, when it was erased, and when the box belongs to another shelter's vault. */
  #sealed(shelterId: string, field: VaultField): Sealed | null {
    const { directory, keyring } = this.#parts;
    const item = directory.directory.vault.get(shelterId);
    const sealed = item?.[AT[field]] ?? null;
    if (sealed === null || keyring.erased.has(sealed.key)) return null;
    return sealed.key.split('@')[0] === subjectOf(shelterId, field) ? sealed : null;
  }
}

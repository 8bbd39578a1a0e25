import { randomUUID } from 'node:crypto';
import type { Actor, Sealed, VaultEvent } from '@safe-haven/domain';
import type { EventSource, Revision } from '@safe-haven/event-store';
import { z } from 'zod';
import type { LiveDirectory } from '../identity/live-directory.ts';
import { CannotSeal, type Keyring } from '../privacy/keys/keyring.ts';
import { type Outcome, UNAVAILABLE } from '../streams/outcome.ts';
import { type RecordedStream, recordedStream } from '../streams/recorded-stream.ts';
import type { Streams } from '../streams/streams.ts';

/** An erasure at the same moment: the next try seals for the heir. */
const ERASED_MEANWHILE = 3;
const place = z.string();

export const vaultStream = (shelterId: string): string => `vault-${shelterId}`;
export const addressSubject = (shelterId: string): string => `address-${shelterId}`;

/** The two things that only the vault knows of a house; the word is also what their boxes are bound to. */
export type VaultField = 'address' | 'meeting_point';

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

/** Addresses and meeting points, each house's under a data key of its own. Who may ask is decided before. */
export class Vault {
  readonly #streams: Streams;
  readonly #kind: RecordedStream<VaultEvent>;
  readonly #firstOfKind: RecordedStream<VaultEvent>;
  readonly #keyring: Keyring;
  readonly #listeners = new Set<(shelterId: string, actor: Actor) => void>();
  readonly #directory: LiveDirectory;

  constructor(streams: Streams, keyring: Keyring, directory: LiveDirectory) {
    this.#streams = streams;
    this.#kind = recordedStream(streams.store, 'vault');
    this.#firstOfKind = recordedStream(streams.store, 'vault', { onlyFirst: true });
    this.#keyring = keyring;
    this.#directory = directory;
  }

  /** Told of each house of which this very process has written a place, and who did it. */
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
    const opened = await this.#keyring.open(sealed, field);
    if (opened.outcome === 'forgotten') return { outcome: 'none' };
    const text = opened.outcome === 'opened' ? place.safeParse(opened.value) : null;
    return text?.success ? { outcome: 'opened', text: text.data } : { outcome: 'unreadable' };
  }

  /** Seals what is written and records it; an address written after an erasure has a key of its own. */
  async write(
    shelterId: string,
    what: Readonly<Partial<Record<VaultField, string>>>,
    { by: actor, source, commandId = randomUUID(), onlyFirst = false }: Writing,
  ): Promise<VaultOutcome> {
    try {
      const events = await this.#sealedEvents(shelterId, what);
      const command = { type: 'record', events } as const;
      const kind = onlyFirst ? this.#firstOfKind : this.#kind;
      const written = await this.#streams.handle(kind, { id: shelterId, command, commandId, actor, source });
      if (written.kind === 'done') for (const listener of this.#listeners) listener(shelterId, actor);
      return written;
    } catch {
      // No key could be had.
      return UNAVAILABLE;
    }
  }

  async #sealedEvents(shelterId: string, what: Readonly<Partial<Record<VaultField, string>>>): Promise<VaultEvent[]> {
    const events: VaultEvent[] = [];
    if (what.address !== undefined) {
      events.push({ type: 'AddressRecorded', address: await this.#seal(shelterId, 'address', what.address) });
    }
    if (what.meeting_point !== undefined) {
      const meetingPoint = await this.#seal(shelterId, 'meeting_point', what.meeting_point);
      events.push({ type: 'MeetingPointRecorded', meetingPoint });
    }
    return events;
  }

  async #seal(shelterId: string, field: VaultField, text: string): Promise<Sealed> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#keyring.seal(this.#keyring.livingSubject(addressSubject(shelterId)), field, text);
      } catch (error) {
        if (tries === ERASED_MEANWHILE || !(error instanceof CannotSeal) || error.reason !== 'erased') throw error;
      }
    }
  }

  /** null where nothing is, where it was erased, and where it is another house's that somebody moved here. */
  #sealed(shelterId: string, field: VaultField): Sealed | null {
    const item = this.#directory.directory.vault.get(shelterId);
    const sealed = (field === 'address' ? item?.address : item?.meetingPoint) ?? null;
    if (sealed === null || this.#keyring.erased.has(sealed.key)) return null;
    return sealed.key.split('@')[0] === addressSubject(shelterId) ? sealed : null;
  }
}

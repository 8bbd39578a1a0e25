import { randomUUID } from 'node:crypto';
import type { Sealed, VaultEvent } from '@safe-haven/domain';
import type { EventActor, EventSource, EventStore } from '@safe-haven/event-store';
import { z } from 'zod';
import { type Clock, instantOf } from '../environment/clock.ts';
import type { LiveDirectory } from '../identity/live-directory.ts';
import { CannotSeal, type Keyring } from '../privacy/keys/keyring.ts';
import { appendSurely } from '../streams/append-surely.ts';
import { newEvents } from '../streams/new-events.ts';

const LOST_RACES = 12;
/** An erasure at the same moment: the next try seals for the heir. */
const ERASED_MEANWHILE = 3;
const place = z.string();

export const vaultStream = (shelterId: string): string => `vault-${shelterId}`;
export const addressSubject = (shelterId: string): string => `address-${shelterId}`;

/** The two things that only the vault knows of a house; the word is also what their boxes are bound to. */
export type VaultField = 'address' | 'meeting_point';

export type Written =
  | { readonly outcome: 'recorded'; readonly position: string }
  | { readonly outcome: 'not_recorded'; readonly reason: 'outcome_unknown' | 'store_unavailable' | 'disk_full' };

/** `none`: never recorded, or erased since. `unreadable`: it is there, and this program can't open it. */
export type Read =
  | { readonly outcome: 'opened'; readonly text: string }
  | { readonly outcome: 'none' }
  | { readonly outcome: 'unreadable' };

export interface Writing {
  readonly by: EventActor;
  readonly source: EventSource;
  /** The same for every retry of one wish; a fresh one where nothing is retried. */
  readonly commandId?: string;
  /** Only where nothing was recorded yet. */
  readonly onlyFirst?: boolean;
}

/** Addresses and meeting points, each house's under a data key of its own. Who may ask is decided before. */
export class Vault {
  readonly #store: EventStore;
  readonly #keyring: Keyring;
  readonly #directory: LiveDirectory;
  readonly #clock: Clock;

  constructor(store: EventStore, keyring: Keyring, directory: LiveDirectory, clock: Clock) {
    this.#store = store;
    this.#keyring = keyring;
    this.#directory = directory;
    this.#clock = clock;
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

  /** Seals what is written and takes it down; an address written after an erasure has a key of its own. */
  async write(shelterId: string, what: Readonly<Partial<Record<VaultField, string>>>, how: Writing): Promise<Written> {
    try {
      const events: VaultEvent[] = [];
      if (what.address !== undefined) {
        events.push({ type: 'AddressRecorded', address: await this.#seal(shelterId, 'address', what.address) });
      }
      if (what.meeting_point !== undefined) {
        const meetingPoint = await this.#seal(shelterId, 'meeting_point', what.meeting_point);
        events.push({ type: 'MeetingPointRecorded', meetingPoint });
      }
      return await this.#append(shelterId, events, how);
    } catch {
      // No key could be had, or the log can't be asked.
      return { outcome: 'not_recorded', reason: 'store_unavailable' };
    }
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

  async #append(shelterId: string, events: readonly VaultEvent[], how: Writing): Promise<Written> {
    const stream = vaultStream(shelterId);
    const commandId = how.commandId ?? randomUUID();
    const facts = newEvents(stream, events, { ...how, commandId, now: instantOf(this.#clock.now()) });
    let { revision } = await this.#store.read(stream, Number.MAX_SAFE_INTEGER);
    for (let tries = 0; tries < LOST_RACES; tries++) {
      if (how.onlyFirst && revision > 0) return { outcome: 'recorded', position: await this.#store.head() };
      const result = await appendSurely(this.#store, stream, facts, revision);
      if (result.outcome === 'appended') return { outcome: 'recorded', position: result.position };
      if (result.outcome === 'unknown') return { outcome: 'not_recorded', reason: 'outcome_unknown' };
      if (result.outcome === 'refused') {
        const reason = result.reason === 'disk_full' ? 'disk_full' : 'store_unavailable';
        return { outcome: 'not_recorded', reason };
      }
      revision = result.revision;
    }
    return { outcome: 'not_recorded', reason: 'store_unavailable' };
  }

  /** null where nothing is, where it was erased, and where it is another house's that somebody moved here. */
  #sealed(shelterId: string, field: VaultField): Sealed | null {
    const item = this.#directory.directory.vault.get(shelterId);
    const sealed = (field === 'address' ? item?.address : item?.meetingPoint) ?? null;
    if (sealed === null || this.#keyring.erased.has(sealed.key)) return null;
    return sealed.key.split('@')[0] === addressSubject(shelterId) ? sealed : null;
  }
}

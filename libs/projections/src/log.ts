import type { ShelterEvent } from '@safe-haven/domain';

/**
 * The input of a projection. Structurally the event store's `LogEvent<ShelterEvent>`: a projection depends on the shape
 * of a recorded event, not on the store.
 */
export type LogEntry = ReadableEntry | UnreadableEntry;

export interface ReadableEntry {
  readonly readable: true;
  readonly eventId: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly event: ShelterEvent;
  readonly metadata: {
    readonly occurredAt: string;
    readonly recordedAt: string;
    readonly commandId: string;
    readonly source: string;
    readonly actor: { readonly person: string; readonly role: string; readonly organisation: string | null };
  };
}

export interface UnreadableEntry {
  readonly readable: false;
  readonly eventId: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly reason: string;
}

/** The position before the first event of any log. */
export const START = '0'.repeat(16);

const SHELTER = 'shelter-';
/** The shelter that a stream belongs to; null for every other kind of stream. */
export const shelterOf = (stream: string): string | null =>
  stream.startsWith(SHELTER) ? stream.slice(SHELTER.length) : null;

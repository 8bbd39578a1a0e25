import type { AuditEntry } from '@safe-haven/contracts';
import type { ReadableDirectoryEntry } from '../people/directory.ts';
import { type AuditedEvent, type Details, detailsOf } from './details.ts';

export type AuditKind = AuditEntry['kind'];

/** The subject of an event, without its name. */
export interface EntrySubject {
  readonly kind: AuditEntry['about']['kind'];
  readonly id: string;
}

/** An entry of the trail, without names of people. */
export interface TrailEntry {
  readonly position: string;
  readonly eventId: string;
  readonly kind: AuditKind;
  readonly type: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: { readonly person: string; readonly role: string; readonly organisation: string | null };
  readonly about: EntrySubject;
  readonly details: Details;
  /**
   * Organisations it belongs to, in addition to the shelter's: those of the account, of the token, or of the shelter at
   * the time.
   */
  readonly organisations: readonly string[];
  /** The shelters that were probed, for an event about several; empty otherwise. */
  readonly shelters: readonly string[];
}

/** The part of an entry that depends on the kind of event. */
export type Subject = Pick<TrailEntry, 'kind' | 'about' | 'organisations'> &
  Partial<Pick<TrailEntry, 'shelters'>> & { readonly more?: Details };

/** Maps a recorded event to an entry. */
export function entryOf(
  { eventId, position, event, metadata }: ReadableDirectoryEntry,
  { kind, about, organisations, shelters = [], more = {} }: Subject,
): TrailEntry {
  const { occurredAt, recordedAt, actor } = metadata;
  const { person, role, organisation } = actor;
  const details = { ...detailsOf(event as AuditedEvent), ...more };
  return {
    position,
    eventId,
    kind,
    type: event.type,
    occurredAt,
    recordedAt,
    actor: { person, role, organisation },
    about,
    details,
    organisations,
    shelters: shelters,
  };
}

/** The subject of a data key: an account, a shelter, or something without a name. */
export function aboutSubject(subject: string): EntrySubject {
  const [base = subject] = subject.split('@');
  const dash = base.indexOf('-');
  const id = base.slice(dash + 1);
  switch (base.slice(0, dash)) {
    case 'person':
      return { kind: 'person', id };
    case 'address':
    case 'contact':
      return { kind: 'shelter', id };
    case 'line':
      return { kind: 'organisation', id };
    default:
      return { kind: 'subject', id: base };
  }
}

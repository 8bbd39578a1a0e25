import type { AuditEntry } from '@safe-haven/contracts';
import type { ReadableDirectoryEntry } from '../directory/directory.ts';
import { type AuditedEvent, type Details, detailsOf } from './details.ts';

export type AuditKind = AuditEntry['kind'];

/** What a fact is about, without its name. */
export interface EntrySubject {
  readonly kind: AuditEntry['about']['kind'];
  readonly id: string;
}

/** One fact of the trail, before anybody's name is put to it. */
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
  /** Whose fact it is beside the house's: what the account belonged to, whom the token is for, whose house it was. */
  readonly organisations: readonly string[];
  /** The houses that were tried out, where it is about several; none for every other fact. */
  readonly houses: readonly string[];
}

/** What differs from one kind of fact to the next. */
export type Subject = Pick<TrailEntry, 'kind' | 'about' | 'organisations'> &
  Partial<Pick<TrailEntry, 'houses'>> & { readonly more?: Details };

/** A recorded event as the trail shows it. */
export function entryOf(
  { eventId, position, event, metadata }: ReadableDirectoryEntry,
  { kind, about, organisations, houses: shelters = [], more = {} }: Subject,
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
    houses: shelters,
  };
}

/** What a subject of a data key is: an account, a house, or something that has no name here. */
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

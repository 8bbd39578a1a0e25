import type { AuditEntry } from '@safe-haven/contracts';
import { audit } from '../../locales/en/audit.ts';
import type { Formats } from '../../locales/formats.ts';
import type { Words } from '../../locales/words.ts';

/** The words that a line of the trail is made of. */
export interface TrailWords {
  readonly audit: Words<'audit'>;
  readonly people: Words<'people'>;
  readonly vault: Words<'vault'>;
  readonly account: Words<'account'>;
  readonly session: Words<'session'>;
  readonly shelter: Words<'shelter'>;
  readonly formats: Formats;
}

type EventType = keyof typeof audit.event;
const isSayable = (type: string): type is EventType => Object.hasOwn(audit.event, type);

/** Who did it: a name, or that the name was erased; the program itself where nobody did. */
export function actorName({ actor }: AuditEntry, t: TrailWords): string {
  if (actor.name) return actor.name;
  return actor.role === 'service' ? t.audit('program') : t.audit('unknownName');
}

/** One entry as a sentence; never empty, also for an event that this interface does not know. */
export function sentenceOf(entry: AuditEntry, t: TrailWords): string {
  const { type, details } = entry;
  const who = actorName(entry, t);
  const about = entry.about.name ?? (entry.about.kind === 'person' ? t.audit('unknownName') : entry.about.id);
  // A second factor and another role take the place of a session: nobody signed in.
  if (type === 'SessionOpened' && details['rotated'] === 'second_factor') return t.audit('stepped', { who });
  if (type === 'SessionOpened' && details['rotated'] !== undefined) return t.audit('changedRole', { who });
  if (!isSayable(type)) return t.audit('unknown', { who, about, type });
  return t.audit(`event.${type}`, { who, about });
}

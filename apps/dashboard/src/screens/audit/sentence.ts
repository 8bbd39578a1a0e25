import type { AuditEntry } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import type { Format } from '../../locales/format.ts';
import { isKey } from '../../locales/is-key.ts';

/** The texts that a line of the trail is made of. */
export interface TrailTexts {
  readonly audit: TFunction<'audit'>;
  readonly people: TFunction<'people'>;
  readonly vault: TFunction<'vault'>;
  readonly account: TFunction<'account'>;
  readonly session: TFunction<'session'>;
  readonly shelter: TFunction<'shelter'>;
  readonly format: Format;
}

/** Who did it: a name, or that the name was erased; the program itself where nobody did. */
export function actorName({ actor }: AuditEntry, t: TrailTexts): string {
  if (actor.name) return actor.name;
  return actor.role === 'service' ? t.audit('program') : t.audit('unknownName');
}

/** One entry as a sentence; never empty, also for an event that this interface does not know. */
export function sentenceOf(entry: AuditEntry, t: TrailTexts): string {
  const { type, details } = entry;
  const who = actorName(entry, t);
  const about = aboutOf(entry, t);
  // A second factor and another role take the place of a session: nobody signed in.
  if (type === 'SessionOpened' && details['rotated'] === 'second_factor') return t.audit('stepped', { who });
  if (type === 'SessionOpened' && details['rotated'] !== undefined) return t.audit('changedRole', { who });
  const key = `event.${type}`;
  return isKey('audit', key) ? t.audit(key, { who, about }) : t.audit('unknown', { who, about, type });
}

/** What it is about: one house or person, or all the houses that the reader may be told of. */
function aboutOf({ type, about, houses: shelters }: AuditEntry, t: TrailTexts): string {
  if (shelters.length > 0) return t.format.list(shelters.map(({ id, name }) => name ?? id));
  if (type === 'PlacesTried') return t.audit('otherHouses');
  return about.name ?? (about.kind === 'person' ? t.audit('unknownName') : about.id);
}

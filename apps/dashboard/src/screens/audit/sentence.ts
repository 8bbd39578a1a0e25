import type { AuditEntry } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import type { Format } from '../../locales/format.ts';
import { isKey } from '../../locales/is-key.ts';

/** The translations needed for an entry. */
export interface TrailTexts {
  readonly audit: TFunction<'audit'>;
  readonly people: TFunction<'people'>;
  readonly vault: TFunction<'vault'>;
  readonly account: TFunction<'account'>;
  readonly session: TFunction<'session'>;
  readonly shelter: TFunction<'shelter'>;
  readonly format: Format;
}

const OPERATOR = 'system:operator:';

/** The actor: a name, a text for an erased name, the operator with the account of the machine, or the program itself. */
export function actorName({ actor }: AuditEntry, t: TrailTexts): string {
  if (actor.name) return actor.name;
  if (actor.person.startsWith(OPERATOR)) return t.audit('operator', { account: actor.person.slice(OPERATOR.length) });
  return actor.role === 'service' ? t.audit('program') : t.audit('unknownName');
}

/** An entry as a sentence; unknown events get a generic one. */
export function sentenceOf(entry: AuditEntry, t: TrailTexts): string {
  const { type, details } = entry;
  const who = actorName(entry, t);
  const about = aboutOf(entry, t);
  // A step-up or a change of role replaces the session: nobody signed in.
  if (type === 'SessionOpened' && details['rotated'] === 'second_factor') return t.audit('stepped', { who });
  if (type === 'SessionOpened' && details['rotated'] !== undefined) return t.audit('changedRole', { who });
  const key = `event.${type}`;
  return isKey('audit', key) ? t.audit(key, { who, about }) : t.audit('unknown', { who, about, type });
}

/** The subject: a shelter, a person, or all shelters visible to the reader. */
function aboutOf({ type, about, shelters }: AuditEntry, t: TrailTexts): string {
  if (shelters.length > 0) return t.format.list(shelters.map(({ id, name }) => name ?? id));
  if (type === 'PlacesTried' || type === 'ManyContactsRead') return t.audit('otherHouses');
  return about.name ?? (about.kind === 'person' ? t.audit('unknownName') : about.id);
}

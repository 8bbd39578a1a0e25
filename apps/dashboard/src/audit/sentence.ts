import type { AuditEntry } from '@safe-haven/contracts';
import { account } from '../words/en/account.ts';
import { audit } from '../words/en/audit.ts';
import { people } from '../words/en/people.ts';
import { session } from '../words/en/session.ts';
import { vault } from '../words/en/vault.ts';
import type { Words } from '../words/words.ts';

/** The words that a sentence of the trail is made of. */
export interface TrailWords {
  readonly audit: Words<'audit'>;
  readonly people: Words<'people'>;
  readonly vault: Words<'vault'>;
  readonly account: Words<'account'>;
  readonly session: Words<'session'>;
}

type EventType = keyof typeof audit.event;
const isSayable = (type: string): type is EventType => Object.hasOwn(audit.event, type);
const has = <T extends object>(words: T, key: string): key is Extract<keyof T, string> => Object.hasOwn(words, key);

/** Who did it: a name, or that the name was erased; the program itself where nobody did. */
export function actorName({ actor }: AuditEntry, t: TrailWords): string {
  if (actor.name) return actor.name;
  return actor.role === 'service' ? t.audit('program') : t.audit('unknownName');
}

/** One entry as a sentence; never empty, also for an event that this interface does not know. */
export function sentenceOf(entry: AuditEntry, t: TrailWords): string {
  const who = actorName(entry, t);
  const about = entry.about.name ?? (entry.about.kind === 'shelter' ? entry.about.id : t.audit('unknownName'));
  if (!isSayable(entry.type))
    return t.audit('unknown', { who, about: entry.about.name ?? entry.about.id, type: entry.type });
  return t.audit(`event.${entry.type}`, { who, about });
}

/** The role, the purpose, the reason of an entry, in words where there are words for it. */
export function detailsOf({ type, details }: AuditEntry, t: TrailWords): readonly string[] {
  return Object.entries(details).flatMap(([name, code]) => sayDetail(type, name, code, t) ?? code.replaceAll('_', ' '));
}

function sayDetail(type: string, name: string, code: string, t: TrailWords): string | undefined {
  switch (name) {
    case 'role':
      return has(session.role, code) ? t.session(`role.${code}`) : undefined;
    case 'purpose':
      return has(vault.reveal.purpose, code) ? t.vault(`reveal.purpose.${code}`) : undefined;
    case 'verdict':
      return has(audit.verdict, code) ? t.audit(`verdict.${code}`) : undefined;
    case 'what':
      return has(audit.what, code) ? t.audit(`what.${code}`) : undefined;
    case 'method':
      return has(account.page.method, code) ? t.account(`page.method.${code}`) : undefined;
    case 'kind':
      return has(account.page.way, code) ? t.account(`page.way.${code}`) : undefined;
    case 'reason':
      return sayReason(type, code, t);
    default:
      return undefined;
  }
}

function sayReason(type: string, code: string, t: TrailWords): string | undefined {
  if (type === 'EmergencyAccessUsed' && has(vault.emergency.reason, code)) return t.vault(`emergency.reason.${code}`);
  if (type === 'PersonDisabled' && has(people.drawer.reason, code)) return t.people(`drawer.reason.${code}`);
  if (type === 'SessionRevoked' && has(audit.end, code)) return t.audit(`end.${code}`);
  if (type === 'SubjectErased' && has(audit.erasure, code)) return t.audit(`erasure.${code}`);
  return undefined;
}

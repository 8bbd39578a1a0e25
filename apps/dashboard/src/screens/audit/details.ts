import type { AuditEntry } from '@safe-haven/contracts';
import { account } from '../../locales/en/account.ts';
import { audit } from '../../locales/en/audit.ts';
import { people } from '../../locales/en/people.ts';
import { session } from '../../locales/en/session.ts';
import { shelter } from '../../locales/en/shelter.ts';
import { vault } from '../../locales/en/vault.ts';
import { isLanguage, OWN_NAMES } from '../../locales/languages.ts';
import type { TrailWords } from './sentence.ts';

type FormatCode = (code: string, t: TrailWords, type: string) => string | null;

const has = <T extends object>(words: T, key: string): key is Extract<keyof T, string> => Object.hasOwn(words, key);
const plain: FormatCode = (code) => code;

/** What of an entry is said beside its sentence. Ids, deadlines in the making and figures of policy are in the file. */
const FORMATS: Readonly<Record<string, FormatCode>> = {
  role: (code, t) => (has(session.role, code) ? t.session(`role.${code}`) : code),
  organisation: plain,
  country: (code, t) => t.formats.country(code),
  purpose: (code, t) => (has(vault.reveal.purpose, code) ? t.vault(`reveal.purpose.${code}`) : code),
  verdict: (code, t) => (has(audit.verdict, code) ? t.audit(`verdict.${code}`) : code),
  what: (code, t) => (has(audit.what, code) ? t.audit(`what.${code}`) : code),
  method: (code, t) => (has(account.page.method, code) ? t.account(`page.method.${code}`) : code),
  console: (code, t) => (has(account.page.console, code) ? t.account(`page.console.${code}`) : code),
  browser: plain,
  system: plain,
  kind: (code, t) => (has(account.page.way, code) ? t.account(`page.way.${code}`) : null),
  scopes: (codes, t) =>
    codes
      .split(' ')
      .map((code) => (has(people.tokens.scope, code) ? t.people(`tokens.scope.${code}`) : code))
      .join(', '),
  language: (code) => (isLanguage(code) ? OWN_NAMES[code] : code),
  until: (instant, t) => t.audit('until', { when: `${t.formats.day(instant)}, ${t.formats.clock(instant)}` }),
  rows: (count, t) => t.audit('rows', { count: Number(count) }),
  searches: (count, t) => t.audit('searches', { count: Number(count) }),
  reason: sayReason,
};

/** The role, the purpose, the reason of an entry, in words where there are words for them. */
export const detailsOf = ({ type, details }: AuditEntry, t: TrailWords): readonly string[] =>
  Object.entries(details).flatMap(([name, code]) => FORMATS[name]?.(code, t, type) ?? []);

/** The same code means something else with another event. */
function sayReason(code: string, t: TrailWords, type: string): string {
  const { out, pause, release, correction } = shelter.reason;
  switch (type) {
    case 'EmergencyAccessUsed':
      return has(vault.emergency.reason, code) ? t.vault(`emergency.reason.${code}`) : code;
    case 'PersonDisabled':
      return has(people.drawer.reason, code) ? t.people(`drawer.reason.${code}`) : code;
    case 'SessionRevoked':
      return has(audit.end, code) ? t.audit(`end.${code}`) : code;
    case 'SubjectErased':
      return has(audit.erasure, code) ? t.audit(`erasure.${code}`) : code;
    case 'BedTakenOutOfService':
      return has(out, code) ? t.shelter(`reason.out.${code}`) : code;
    case 'IntakePaused':
      return has(pause, code) ? t.shelter(`reason.pause.${code}`) : code;
    case 'HoldReleased':
      return has(release, code) ? t.shelter(`reason.release.${code}`) : code;
    case 'EventCorrected':
      return has(correction, code) ? t.shelter(`reason.correction.${code}`) : code;
    default:
      return code;
  }
}

import { type AuditEntry, lineOf } from '@safe-haven/contracts';
import { isKey } from '../../locales/is-key.ts';
import { isLanguage } from '../../locales/languages.ts';
import type { TrailTexts } from './sentence.ts';

type DetailFormatter = (code: string, t: TrailTexts, type: string) => string | null;

/** One function for each namespace, so that the compiler checks the keys; an unknown code is shown as it is. */
const asIs: DetailFormatter = (code) => code;
const inSession = (t: TrailTexts, key: string): string | null => (isKey('session', key) ? t.session(key) : null);
const inVault = (t: TrailTexts, key: string): string | null => (isKey('vault', key) ? t.vault(key) : null);
const inAudit = (t: TrailTexts, key: string): string | null => (isKey('audit', key) ? t.audit(key) : null);
const inAccount = (t: TrailTexts, key: string): string | null => (isKey('account', key) ? t.account(key) : null);
const inPeople = (t: TrailTexts, key: string): string | null => (isKey('people', key) ? t.people(key) : null);
const inShelter = (t: TrailTexts, key: string): string | null => (isKey('shelter', key) ? t.shelter(key) : null);

/** The fields of an entry that are shown next to its sentence; ids and numbers are only in the CSV. */
const DETAILS: Readonly<Record<string, DetailFormatter>> = {
  role: (code, t) => inSession(t, `role.${code}`) ?? code,
  organisation: asIs,
  country: (code, t) => t.format.country(code),
  purpose: (code, t) => inVault(t, `reveal.purpose.${code}`) ?? code,
  verdict: (code, t) => inAudit(t, `verdict.${code}`) ?? code,
  what: (code, t) => inAudit(t, `what.${code}`) ?? code,
  method: (code, t) => inAccount(t, `page.method.${code}`) ?? code,
  console: (code, t) => inAccount(t, `page.console.${code}`) ?? code,
  browser: asIs,
  system: asIs,
  kind: (code, t) => inAccount(t, `page.way.${code}`),
  scopes: (codes, t) =>
    codes
      .split(' ')
      .map((code) => inPeople(t, `tokens.scope.${code}`) ?? code)
      .join(', '),
  language: (code) => (isLanguage(code) ? lineOf(code).name : code),
  until: (instant, t) => t.audit('until', { when: `${t.format.day(instant)}, ${t.format.clock(instant)}` }),
  rows: (count, t) => t.audit('rows', { count: Number(count) }),
  how: (code, t) => inAudit(t, `how.${code}`) ?? code,
  searches: (count, t) => t.audit('searches', { count: Number(count) }),
  wrongCodes: (count, t) => t.audit('wrongCodes', { n: count }),
  wrongSignIns: (count, t) => t.audit('wrongSignIns', { n: count }),
  notAllowed: (count, t) => t.audit('notAllowed', { n: count }),
  tooMany: (count, t) => t.audit('tooMany', { n: count }),
  act: (code, t) => inAudit(t, `act.${code}`) ?? code,
  reason: (code, t, type) => REASONS[type]?.(code, t) ?? code,
};

/** The translated role, purpose or reason of an entry, if there is a text. */
export const detailsOf = ({ type, details }: AuditEntry, t: TrailTexts): readonly string[] =>
  Object.entries(details).flatMap(([name, code]) => DETAILS[name]?.(code, t, type) ?? []);

/** Codes whose meaning depends on the event. */
const REASONS: Readonly<Record<string, (code: string, t: TrailTexts) => string | null>> = {
  EmergencyAccessAsked: (code, t) => inVault(t, `emergency.reason.${code}`),
  EmergencyAccessUsed: (code, t) => inVault(t, `emergency.reason.${code}`),
  PersonDisabled: (code, t) => inPeople(t, `drawer.reason.${code}`),
  SessionRevoked: (code, t) => inAudit(t, `end.${code}`),
  SubjectErased: (code, t) => inAudit(t, `erasure.${code}`),
  BedTakenOutOfService: (code, t) => inShelter(t, `reason.out.${code}`),
  IntakePaused: (code, t) => inShelter(t, `reason.pause.${code}`),
  HoldReleased: (code, t) => inShelter(t, `reason.release.${code}`),
  EventCorrected: (code, t) => inShelter(t, `reason.correction.${code}`),
};

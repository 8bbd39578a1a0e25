import { own } from '@safe-haven/lang';
import type { IntakeRules } from '../words.ts';
import { parseHours } from './hours.ts';
import {
  DOCUMENTS,
  FORMAL_STATUSES,
  GROUPS,
  type Languages,
  LEGAL_REGIMES,
  type Listing,
  PETS_RULES,
  type Pregnancy,
  type Rules,
  type SecurityLevel,
  type SubstanceRule,
  type YesNoPartly,
} from './rules.ts';
import { tongueOf } from './tongues.ts';

type Loose = IntakeRules[string] | undefined;

/**
 * The rules as they were stored, which may be an import's or an older program's, read into typed values. What can't
 * be read is unknown, and never an error: a house is not lost over a typing mistake.
 */
export function parseRules(stored: IntakeRules | null): Rules {
  const at = (code: keyof Rules): Loose => (stored === null ? undefined : own(stored, code));
  return {
    gender: listing(at('gender'), GROUPS),
    age_min: whole(at('age_min')),
    age_max: whole(at('age_max')),
    unaccompanied_minor: oneOf(at('unaccompanied_minor'), ['yes', 'no', 'guardian_needed']),
    party_adults: whole(at('party_adults')),
    party_children: whole(at('party_children')),
    sons_max_age: whole(at('sons_max_age')),
    pregnancy: pregnancy(at('pregnancy')),
    room_privacy: has(at('room_privacy'), 'own_room_possible'),
    step_free: yesNoPartly(at('step_free')),
    hearing: yesNoPartly(at('hearing')),
    visual: yesNoPartly(at('visual')),
    languages: languages(at('languages')),
    substance_use: substance(at('substance_use')),
    mental_health_acute: oneOf(at('mental_health_acute'), ['yes', 'no', 'condition']),
    medical: has(at('medical'), 'storage'),
    infectious: has(at('infectious'), 'isolation_room'),
    pets: oneOf(at('pets'), PETS_RULES),
    documents_required: oneOf(at('documents_required'), ['none', ...DOCUMENTS]),
    formal_status: oneOf(at('formal_status'), FORMAL_STATUSES),
    legal_regime: listing(at('legal_regime'), LEGAL_REGIMES),
    official_referral: oneOf(at('official_referral'), ['needed', 'not_needed', 'within_24h']),
    payer_consent: oneOf(at('payer_consent'), ['before', 'after', 'not_needed']),
    security_level: securityLevel(at('security_level')),
    intake_hours: parseHours(at('intake_hours')),
  };
}

/** Words as an import writes them: "Identity card" is `identity_card`. */
const word = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

/** A true is a yes and a false a no, where the rule has such answers. */
function oneOf<T extends string>(value: Loose, known: readonly T[]): T | null {
  if (typeof value === 'boolean') return oneOf(value ? 'yes' : 'no', known);
  if (Array.isArray(value)) return value.length === 1 ? oneOf(value[0] as string, known) : null;
  if (typeof value !== 'string') return null;
  return known.find((k) => k === word(value)) ?? null;
}

const yesNoPartly = (value: Loose): YesNoPartly | null => oneOf(value, ['yes', 'no', 'partly']);

function whole(value: Loose): number | null {
  const number = typeof value === 'string' && /^\s*\d{1,3}\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : null;
}

/** An answer that is there or not: its own word, yes or no, or "none". */
function has(value: Loose, there: string): boolean | null {
  const said = oneOf(value, ['yes', 'no', 'none', there]);
  return said === null ? null : said !== 'no' && said !== 'none';
}

/** The words of a list, or of a text that names several. */
function words(value: Loose): readonly string[] | null {
  const list = typeof value === 'string' ? value.split(/[,;|]/) : Array.isArray(value) ? value : null;
  const said = list?.filter((v): v is string => typeof v === 'string').map(word);
  const some = said?.filter((v) => v !== '');
  return some === undefined || some.length === 0 ? null : some;
}

function listing<T extends string>(value: Loose, known: readonly T[]): Listing<T> | null {
  const said = words(value);
  if (said === null) return null;
  const values = known.filter((k) => said.includes(k));
  const complete = said.every((w) => known.some((k) => k === w));
  return values.length === 0 && !complete ? null : { values, complete };
}

/** "until_month" alone, or with the month: `until_month:7`, or 7. */
function pregnancy(value: Loose): Pregnancy | null {
  const said = oneOf(value, ['yes', 'no', 'until_month']);
  if (said === 'until_month') return { value: said, month: null };
  if (said !== null) return { value: said };
  const month = numbered(value, 'until_month');
  return month !== null && month >= 1 && month <= 9 ? { value: 'until_month', month } : null;
}

/** "sober_days" alone, or with their number: `sober_days:3`. */
function substance(value: Loose): SubstanceRule | null {
  const said = oneOf(value, ['accepted', 'substitution_only', 'sober_days']);
  if (said === 'sober_days') return { value: said, days: null };
  if (said !== null) return { value: said };
  const days = typeof value === 'string' ? numbered(value, 'sober_days') : null;
  return days === null ? null : { value: 'sober_days', days };
}

/** The number behind a word, `word:7`, or a number alone. */
function numbered(value: Loose, name: string): number | null {
  if (typeof value !== 'string') return whole(value);
  const [before, number = ''] = word(value).split(/_?[:=]_?/);
  return before === name ? whole(number) : whole(value);
}

const LANGUAGE = /^[a-z]{2,3}([-_][a-z0-9]+)*$/i;

/** Codes, in a list or in a text; "interpreter by phone" among them is what it says. Names of languages are unknown. */
function languages(value: Loose): Languages | null {
  const list = typeof value === 'string' ? value.split(/[,;|]/) : Array.isArray(value) ? value : [];
  const spoken = new Set<string>();
  let [interpreter, complete] = [false, true];
  for (const said of list.map((v) => String(v).trim().toLowerCase())) {
    const codes = said.split(/\s+/);
    if (codes.every((code) => LANGUAGE.test(code))) for (const c of codes) spoken.add(c.split(/[-_]/)[0] as string);
    else if (said.includes('interpreter')) interpreter = true;
    else if (said !== '') complete = false;
  }
  if (spoken.size === 0 && !interpreter) return null;
  return { spoken: [...spoken], understood: [...spoken].map(tongueOf), interpreter, complete };
}

function securityLevel(value: Loose): SecurityLevel | null {
  const level = whole(value);
  return level === 1 || level === 2 || level === 3 ? level : null;
}

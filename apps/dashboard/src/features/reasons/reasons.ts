import { type FindReason, type MatchReason, type Row, reasonCodes } from '@safe-haven/contracts';
import { isKey } from '../../locales/is-key.ts';
import { listed } from '../../model/l10n/l10n.ts';
import { type Party, placesFor } from '../../model/party/party.ts';
import { ruleValueText } from '../../model/rule-value-text.ts';
import { moment } from '../../model/time/time.ts';
import { formatCode, knownCodes } from '../request/codes.ts';
import { type FindL10n, formatLanguage } from './find-l10n.ts';

/** The context of a reason: the party, the row of the shelter, and the time (ms). */
interface ReasonContext {
  readonly party: Party;
  readonly row: Row | undefined;
  readonly now: number;
}

type ReasonFormatter = (l10n: FindL10n, reason: FindReason, context: ReasonContext) => string;

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : [];

/** The text of a rule's value. */
const valueText = ({ shelter }: FindL10n, code: string, value: string): string => ruleValueText(shelter.t, code, value);
const ruleValues = (l10n: FindL10n, code: string, values: unknown): string =>
  listed(
    l10n.shelter,
    texts(values).map((value) => valueText(l10n, code, value)),
  );

/** Reasons whose text depends on the value, needs a plural, or uses the row. */
const SENTENCES: Readonly<Partial<Record<MatchReason['code'], ReasonFormatter>>> = {
  gender: (l10n, { groups }) => l10n.t('why.gender', { who: ruleValues(l10n, 'gender', groups) }),
  unaccompanied_minor: ({ t }, { value }) =>
    value === 'guardian_needed' ? t('why.guardian') : t('why.unaccompanied_minor'),
  party_adults: ({ t }, { limit }) => t('why.party_adults', { count: number(limit) }),
  party_children: ({ t }, { limit }) => t('why.party_children', { count: number(limit) }),
  sons_max_age: ({ t, shelter }, { limit }, { party }) =>
    party.sonsOldest === null
      ? t('why.sons_max_age', { limit: number(limit) })
      : t('why.sonsYours', { limit: number(limit), age: shelter.t(`sons.${party.sonsOldest}`) }),
  pregnancy: ({ t }, { value, month }) => {
    if (value === 'no') return t('why.pregnancy');
    return typeof month === 'number' ? t('why.pregnancyUntil', { month }) : t('why.pregnancyUntilSome');
  },
  step_free: ({ t }, { value }) => (value === 'partly' ? t('why.stepFreePartly') : t('why.step_free')),
  hearing: ({ t }, { value }) => (value === 'partly' ? t('why.hearingPartly') : t('why.hearing')),
  visual: ({ t }, { value }) => (value === 'partly' ? t('why.visualPartly') : t('why.visual')),
  languages: (l10n, { spoken, interpreter }) => {
    const names = texts(spoken).map((code) => formatLanguage(l10n, code));
    if (interpreter === true) return l10n.t('why.interpreter');
    return names.length === 0
      ? l10n.t('why.languages')
      : l10n.t('why.languagesSpoken', { languages: listed(l10n.shelter, names) });
  },
  substance_use: ({ t }, { value, days }) => {
    if (value === 'substitution_only') return t('why.substitutionOnly');
    return typeof days === 'number' ? t('why.soberDays', { count: days }) : t('why.substance_use');
  },
  mental_health_acute: ({ t }, { value }) =>
    value === 'condition' ? t('why.mentalHealthCondition') : t('why.mental_health_acute'),
  pets: ({ t }, { value }) => {
    if (value === 'small') return t('why.petsSmall');
    return value === 'kennel_partner' ? t('why.petsKennel') : t('why.pets');
  },
  phones: ({ t }, { value }) => (value === 'house_phone' ? t('why.phonesOfHouse') : t('why.phones')),
  documents_required: ({ t }, { value }) =>
    value === 'referral_letter' ? t('why.referralLetter') : t('why.documents_required'),
  formal_status: ({ t }, { value }) => (value === 'identified' ? t('why.identified') : t('why.formal_status')),
  legal_regime: (l10n, { values }) => l10n.t('why.legal_regime', { who: ruleValues(l10n, 'legal_regime', values) }),
  official_referral: ({ t }, { value }) =>
    value === 'within_24h' ? t('why.referralWithin24h') : t('why.official_referral'),
  payer_consent: ({ t }, { value }) => (value === 'after' ? t('why.payerAfter') : t('why.payer_consent')),
  security_level: (l10n, { level }) =>
    l10n.t('why.security_level', { level: valueText(l10n, 'security_level', String(level)) }),
  intake_paused: ({ t, shelter }, { until }, { now }) =>
    typeof until === 'string' ? t('why.pausedUntil', { until: moment(shelter, until, now) }) : t('why.intake_paused'),
  no_place_for_party: (l10n, _, context) => formatFits(l10n, context) ?? l10n.t('why.no_place_for_party'),
  no_free_place: (l10n, _, context) => formatFits(l10n, context) ?? l10n.t('why.no_free_place'),
  cannot_place_together: (l10n, _, context) => formatFits(l10n, context) ?? l10n.t('why.cannot_place_together'),
  held_again_too_soon: ({ t, shelter }, { until }, { now }) =>
    typeof until === 'string'
      ? t('why.heldAgainUntil', { until: moment(shelter, until, now) })
      : t('why.held_again_too_soon'),
};

/** A barrier or condition as a short sentence; unknown ones become a question to the shelter. */
export const formatReason: ReasonFormatter = (l10n, reason, context) => {
  const code = reasonCodes.find((knownCode) => knownCode === reason.code);
  if (code === undefined) return l10n.t('why.unknown');
  return SENTENCES[code]?.(l10n, reason, context) ?? l10n.t(`why.${code}`, detailsOf(l10n, reason));
};

/** A short name of a reason, used as a group heading. */
export function formatReasonName({ t, requests }: FindL10n, code: string): string {
  const [knownCode] = knownCodes([code]);
  if (knownCode !== undefined) return formatCode(requests, knownCode);
  const key = `why.${code}`;
  return isKey('find', key) ? t(key) : t('why.unknown');
}

/** The interpolation values of a reason: `value` translated, others unchanged. */
function detailsOf(l10n: FindL10n, { code, ...all }: FindReason): Readonly<Record<string, string | number>> {
  const details: Record<string, string | number> = {};
  for (const [name, detail] of Object.entries(all)) {
    if (typeof detail === 'number') details[name] = detail;
    if (typeof detail === 'string') details[name] = name === 'value' ? valueText(l10n, code, detail) : detail;
  }
  return details;
}

/** "2 or 3 fit together, you need 4", from the row of the shelter; null where that explains nothing. */
function formatFits({ t }: FindL10n, { row, party }: ReasonContext): string | null {
  const need = placesFor(party);
  if (row?.view === 'exact') {
    const together = Math.max(0, row.places.together);
    if (together === 0) return t('why.full');
    return together < need ? t('why.fits', { count: together, need }) : null;
  }
  if (row?.view !== 'banded') return null;
  const { together } = row.places;
  if (together === '0') return t('why.full');
  if (together === '1') return t('why.fits', { count: 1, need });
  return together === '2-3' && need > 3 ? t('why.fitsFew', { need }) : null;
}

const lower = (text: string): string => text.charAt(0).toLocaleLowerCase() + text.slice(1);

/** The open questions about a shelter as one sentence; null: none. */
export function formatAsks(l10n: FindL10n, asks: readonly string[]): string | null {
  if (asks.length === 0) return null;
  const names = asks.map((code) => {
    const key = `rule.name.${code}`;
    if (code === 'places') return l10n.t('why.places');
    return isKey('shelter', key) ? lower(l10n.shelter.t(key)) : '';
  });
  return l10n.t('why.asks', { what: listed(l10n.shelter, names.filter(Boolean)) });
}

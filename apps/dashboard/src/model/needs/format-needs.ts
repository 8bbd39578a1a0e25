import type { RequestCriteria } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { languageName } from '../../locales/intl/names.ts';

type Needs = RequestCriteria['needs'];
type RequestsT = TFunction<'requests'>;

const YES = [
  'transOrNonBinary',
  'unaccompaniedMinor',
  'ownRoom',
  'stepFree',
  'hearing',
  'visual',
  'mentalHealthAcute',
  'medication',
  'infectious',
] as const;
const AGES = ['youngest', 'oldest'] as const;
/** The age of adulthood: ages of a party without adults are those of children. */
export const ADULT = 18;
const CHOSEN = ['substanceUse', 'pets', 'formalStatus', 'legalRegime', 'securityLevel'] as const;

/** The stated needs as short phrases, in a fixed order. */
export function formatNeeds(t: RequestsT, language: string, needs: Needs): readonly string[] {
  const phrases: (string | null)[] = [
    ...formatAges(t, needs),
    needs.oldestSon === undefined ? null : t('need.oldestSon', { years: needs.oldestSon }),
    ...YES.map((need) => (needs[need] ? t(`need.${need}`) : null)),
    either(needs.hasGuardian, t('need.hasGuardian'), t('need.noGuardian')),
    formatPregnancy(t, needs),
    needs.languages?.length
      ? t('need.languages', { languages: needs.languages.map((code) => languageName(language, code)).join(', ') })
      : null,
    ...CHOSEN.map((need) => formatChoice(t, need, needs)),
    needs.soberDays === undefined ? null : t('need.soberDays', { count: needs.soberDays }),
    ...(needs.services ?? []).map((service) => t(`need.services.${service}`)),
    ...(needs.documents ?? []).map((paper) => t(`need.documents.${paper}`)),
    either(needs.hasReferral, t('need.hasReferral'), t('need.noReferral')),
    either(needs.payerConsent, t('need.payerConsent'), t('need.noPayerConsent')),
  ];
  return phrases.filter((phrase) => phrase !== null);
}

/** One phrase where all children of a party without adults are of one age; adults may have children with them. */
const formatAges = (t: RequestsT, needs: Needs): readonly (string | null)[] =>
  needs.youngest !== undefined && needs.youngest < ADULT && needs.youngest === needs.oldest
    ? [t('need.aged', { years: needs.youngest })]
    : AGES.map((age) => formatAge(t, age, needs[age]));

const formatAge = (t: RequestsT, age: (typeof AGES)[number], years: number | undefined): string | null =>
  years === undefined ? null : t(`need.${age}${years < ADULT ? 'Child' : ''}`, { years });

const either = (value: boolean | undefined, yes: string, no: string): string | null =>
  value === undefined ? null : value ? yes : no;

const formatPregnancy = (t: RequestsT, { pregnantMonth: month }: Needs): string | null =>
  month === undefined ? null : month === 'unknown' ? t('need.pregnant') : t('need.pregnantMonth', { month });

function formatChoice(t: RequestsT, need: (typeof CHOSEN)[number], needs: Needs): string | null {
  switch (need) {
    case 'substanceUse':
      return needs.substanceUse ? t(`need.substanceUse.${needs.substanceUse}`) : null;
    case 'pets':
      return needs.pets ? t(`need.pets.${needs.pets}`) : null;
    case 'formalStatus':
      return needs.formalStatus ? t(`need.formalStatus.${needs.formalStatus}`) : null;
    case 'legalRegime':
      return needs.legalRegime ? t(`need.legalRegime.${needs.legalRegime}`) : null;
    case 'securityLevel':
      return needs.securityLevel ? t(`need.securityLevel.${needs.securityLevel}`) : null;
    default:
      return need satisfies never;
  }
}

import type { PartyQuestion } from '@safe-haven/contracts';
import { capitalized, type FindL10n } from '../../../features/reasons/find-l10n.ts';
import { type Needs, type SearchForm, withNeed } from '../../../features/search/search-form.ts';
import { SONS_AGES, type SonsAge } from '../../../model/party/party.ts';

/** One answer to a question about the party, and the search with it. */
interface PossibleAnswer {
  readonly label: string;
  readonly form: SearchForm;
}

interface Question {
  readonly text: string;
  readonly answers: readonly PossibleAnswer[];
}

type QuestionFor = (l10n: FindL10n, form: SearchForm) => Question;

/** The question about a party and its answers; null: a newer server asks what this page does not know. */
export const questionOf = (l10n: FindL10n, about: string, form: SearchForm): Question | null =>
  (QUESTIONS as Readonly<Record<string, QuestionFor | undefined>>)[about]?.(l10n, form) ?? null;

const YEARS: Readonly<Record<SonsAge, readonly number[]>> = {
  '0-6': [2, 3, 4, 5, 6],
  '7-11': [7, 8, 9, 10, 11],
  '12-14': [12, 13, 14],
  '15-17': [15, 16, 17],
};

/** The band of the oldest son; once that is known, and a house's limit lies within it, his age. */
const sons: QuestionFor = ({ t, shelter, format }, form) => {
  const { sonsOldest } = form.party;
  return {
    text: t('asked.sons'),
    answers:
      sonsOldest === null
        ? SONS_AGES.map((age) => ({
            label: shelter.t(`sons.${age}`),
            form: { ...form, party: { ...form.party, sonsOldest: age } },
          }))
        : YEARS[sonsOldest].map((age) => ({ label: format.number(age), form: withNeed(form, 'oldestSon', age) })),
  };
};

const answersOf = <N extends keyof Needs>(
  form: SearchForm,
  need: N,
  labels: readonly (readonly [NonNullable<Needs[N]>, string])[],
): readonly PossibleAnswer[] =>
  labels.map(([value, label]) => ({ label: capitalized(label), form: withNeed(form, need, value) }));

/** Every question, in words that the form has for the same need. */
const QUESTIONS: Readonly<Record<PartyQuestion, QuestionFor>> = {
  sons_max_age: sons,
  unaccompanied_minor: ({ t, requests }, form) => ({
    text: t('asked.guardian'),
    answers: answersOf(form, 'hasGuardian', [
      [true, requests('need.hasGuardian')],
      [false, requests('need.noGuardian')],
    ]),
  }),
  documents_required: ({ t, requests }, form) => ({
    text: t('asked.papers'),
    answers: answersOf(form, 'documents', [
      [[], t('need.noPapers')],
      [['identity_card'], requests('need.documents.identity_card')],
      [['referral_letter'], requests('need.documents.referral_letter')],
    ]),
  }),
  official_referral: ({ t, requests }, form) => ({
    text: t('asked.referral'),
    answers: answersOf(form, 'hasReferral', [
      [true, requests('need.hasReferral')],
      [false, requests('need.noReferral')],
    ]),
  }),
  payer_consent: ({ t, requests }, form) => ({
    text: t('asked.payer'),
    answers: answersOf(form, 'payerConsent', [
      [true, requests('need.payerConsent')],
      [false, requests('need.noPayerConsent')],
    ]),
  }),
  formal_status: ({ t, requests }, form) => ({
    text: t('asked.status'),
    answers: answersOf(
      form,
      'formalStatus',
      (['none', 'presumed', 'identified'] as const).map((status) => [status, requests(`need.formalStatus.${status}`)]),
    ),
  }),
  legal_regime: ({ t, requests }, form) => ({
    text: t('asked.regime'),
    answers: answersOf(
      form,
      'legalRegime',
      (['citizen', 'foreigner', 'asylum', 'none'] as const).map((regime) => [
        regime,
        requests(`need.legalRegime.${regime}`),
      ]),
    ),
  }),
};

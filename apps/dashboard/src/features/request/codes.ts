import { answerCodes, interims, unmetCodes } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import type { Format } from '../../locales/format.ts';

export type AnswerCode = (typeof answerCodes)[number];
export type UnmetCode = (typeof unmetCodes)[number];

type RequestsT = TFunction<'requests'>;

/** What most houses answer with, so that two taps are enough; the others stand behind one more. */
export const COMMON_NOS: readonly AnswerCode[] = [
  'no_free_place',
  'cannot_place_together',
  'no_staff',
  'sons_max_age',
  'gender',
  'security_level',
];
export const COMMON_IFS: readonly AnswerCode[] = [
  'official_referral',
  'payer_consent',
  'documents_required',
  'languages',
  'medical',
  'intake_hours',
];
/** A house's own state is why it says no, never a condition that somebody else could settle. */
const NO_CONDITION: readonly AnswerCode[] = ['no_free_place', 'cannot_place_together', 'intake_paused', 'no_staff'];
export const CONDITIONS: readonly AnswerCode[] = answerCodes.filter((code) => !NO_CONDITION.includes(code));

/** Of space who sees bands is told one code. */
const NO_PLACE = 'no_place_for_party';
const KNOWN: ReadonlySet<string> = new Set(unmetCodes);

/** A code of an answer, or a reason for which there was no place; one that is new to us is said by its letters. */
export const formatCode = (t: RequestsT, code: string): string =>
  code === NO_PLACE ? t('noPlaceNow') : KNOWN.has(code) ? t(`code.${code as UnmetCode}`) : code.replaceAll('_', ' ');

/** Several of them as one part of a sentence. */
export const formatCodes = (t: RequestsT, { list }: Pick<Format, 'list'>, codes: readonly string[]): string =>
  codes.length === 0 ? t('none') : list(codes.map((code) => formatCode(t, code)));

/** "Yes", "No: no free place", "Yes, if: official referral". */
export function formatAnswer(
  t: RequestsT,
  format: Pick<Format, 'list'>,
  { answer, codes }: { readonly answer: 'yes' | 'yes_if' | 'no'; readonly codes: readonly string[] },
): string {
  const answerText = t(`answer.${answer}`);
  return codes.length === 0
    ? answerText
    : t('answerCodes', { answer: answerText, codes: formatCodes(t, format, codes) });
}

export const formatInterim = (t: RequestsT, interim: (typeof interims)[number]): string => t(`interim.${interim}`);

/** The codes that have words of their own: a rule of a house may be finer than what a house answers with. */
export const knownCodes = (codes: readonly string[]): readonly string[] => codes.filter((code) => KNOWN.has(code));

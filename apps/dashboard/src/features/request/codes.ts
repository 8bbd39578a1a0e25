import { answerCodes, interims, unmetCodes } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import type { Format } from '../../locales/format.ts';

export type AnswerCode = (typeof answerCodes)[number];
export type UnmetCode = (typeof unmetCodes)[number];

type RequestsT = TFunction<'requests'>;

/** The most frequent reasons of a no, shown first; the others are behind a button. */
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
/** Reasons that are states of the shelter: not offered as conditions. */
const NO_CONDITION: readonly AnswerCode[] = ['no_free_place', 'cannot_place_together', 'intake_paused', 'no_staff'];
export const CONDITIONS: readonly AnswerCode[] = answerCodes.filter((code) => !NO_CONDITION.includes(code));

/** The single code for lack of space that callers with bands get. */
const NO_PLACE = 'no_place_for_party';
const KNOWN: ReadonlySet<string> = new Set(unmetCodes);
const isKnown = (code: string): code is UnmetCode => KNOWN.has(code);

/** The text of a code; unknown codes are shown as they are. */
export const formatCode = (t: RequestsT, code: string): string =>
  code === NO_PLACE ? t('noPlaceNow') : isKnown(code) ? t(`code.${code}`) : code.replaceAll('_', ' ');

/** Several codes as a list. */
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

/** Where a party without a place is meanwhile. */
export const formatInterim = (t: RequestsT, interim: (typeof interims)[number]): string => t(`interim.${interim}`);

/** The codes that have a text: intake rules may be finer than the codes of answers. */
export const knownCodes = (codes: readonly string[]): readonly string[] => codes.filter(isKnown);

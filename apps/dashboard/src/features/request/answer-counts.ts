import type { RequestView } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { formatNonZero } from '../../locales/non-zero.ts';

/** Counts the answers by kind. Of a shelter that was asked again only the latest answer counts. */
function answerCounts({ asked, answers }: Pick<RequestView, 'asked' | 'answers'>) {
  const countOf = (what: string) => answers.filter(({ answer }) => answer === what).length;
  const answered = new Set(answers.map(({ shelterId }) => shelterId));
  return {
    yes: countOf('yes'),
    yesIf: countOf('yes_if'),
    no: countOf('no'),
    silent: asked.filter((shelterId) => !answered.has(shelterId)).length,
  };
}

/** "1 yes · 1 yes if · 3 silent". */
export const formatCounts = (t: TFunction<'requests'>, request: Pick<RequestView, 'asked' | 'answers'>): string =>
  request.asked.length === 0
    ? t('nobodyAsked')
    : formatNonZero(answerCounts(request), (name, n) => t(`answered.${name}`, { n }));

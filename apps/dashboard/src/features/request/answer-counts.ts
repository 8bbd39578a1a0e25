import type { RequestView } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';

/** How many houses said what; of a house that was asked again its newest answer counts. */
function answerCounts({ asked, answers }: Pick<RequestView, 'asked' | 'answers'>) {
  const of = (what: string) => answers.filter(({ answer }) => answer === what).length;
  const answered = new Set(answers.map(({ shelterId }) => shelterId));
  return {
    yes: of('yes'),
    yesIf: of('yes_if'),
    no: of('no'),
    silent: asked.filter((shelterId) => !answered.has(shelterId)).length,
  };
}

/** "1 yes, 1 yes if, 0 no, 3 silent". */
export const formatCounts = (t: TFunction<'requests'>, request: Pick<RequestView, 'asked' | 'answers'>): string =>
  request.asked.length === 0 ? t('nobodyAsked') : t('answered', answerCounts(request));

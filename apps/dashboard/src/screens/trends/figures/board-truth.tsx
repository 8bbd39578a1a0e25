import type { DeclinedReason, FigureSpan } from '@safe-haven/contracts';
import { useT } from '../../../locales/use-t.ts';
import { type Bar, BarTable } from './bar-table.tsx';
import { type Count, type FiguresL10n, formatCount, formatMinutes, isZero, type ShownSpan } from './format-figures.ts';

interface BoardTruthProps {
  readonly span: ShownSpan;
  readonly l10n: FiguresL10n;
}

/** Whether *free* on the board was true, how long those who asked waited, and why places were declined. */
export function BoardTruth({ span, l10n }: BoardTruthProps) {
  const { t } = l10n;
  const shelter = useT('shelter');
  const { shelters, needs } = span;
  const bars = (counts: Readonly<Record<DeclinedReason, Count>>): Bar[] =>
    (Object.entries(counts) as [DeclinedReason, Count][]).map(([key, count]) => ({
      ...{ key, count },
      name: key === 'not_said' ? t('reason.not_said') : shelter(`reason.declined.${key}`),
    }));
  return (
    <section className="figure-board" aria-label={t('board.title')}>
      <h3>{t('board.title')}</h3>
      {shelters && <p>{boardSentence(l10n, shelters.board)}</p>}
      {span.show === 'exact' && waitSentences(l10n, span.needs).map((sentence) => <p key={sentence}>{sentence}</p>)}
      <div className="figure-lists">
        {shelters && <BarTable title={t('list.declined')} bars={bars(shelters.declined)} l10n={l10n} />}
        {needs && <BarTable title={t('list.declinedRequests')} bars={bars(needs.declinedRequests)} l10n={l10n} />}
      </div>
    </section>
  );
}

type Board = NonNullable<ShownSpan['shelters']>['board'];

/** "17 of 19 holds and calls found the place that the board had said was free." */
function boardSentence(l10n: FiguresL10n, { relied, held }: Board): string {
  const { t } = l10n;
  if (isZero(relied)) return t('board.none');
  const values = { held: formatCount(l10n, held), relied: formatCount(l10n, relied) };
  return typeof relied === 'number' ? t('board.held', { count: relied, ...values }) : t('board.ranges', values);
}

/** How long requests waited for a yes, and for a hold; of none there is no sentence. */
function waitSentences(l10n: FiguresL10n, needs: Extract<FigureSpan, { show: 'exact' }>['needs']): string[] {
  if (needs === null) return [];
  return (['firstYes', 'firstHold'] as const).flatMap((name) => {
    const { of: count, median } = needs[name];
    const minutes = formatMinutes(l10n, median);
    return minutes === null ? [] : [l10n.t(`board.${name}`, { count, minutes })];
  });
}

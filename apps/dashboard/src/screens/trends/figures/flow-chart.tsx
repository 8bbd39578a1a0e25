import type { FigureSpan } from '@safe-haven/contracts';
import { useWidth } from '../chart/use-width.ts';
import { FlowDrawing } from './flow-drawing.tsx';
import { FlowTable } from './flow-table.tsx';
import {
  type Bucket,
  FLOWS,
  highestOf,
  isComplete,
  isDrawn,
  sentenceOf,
  shelterFiguresOf,
  spanName,
  spansWorthDrawing,
} from './flows.ts';
import type { FiguresL10n } from './format-figures.ts';
import { hiddenReasonText } from './hidden.tsx';

interface FlowChartProps {
  readonly buckets: readonly FigureSpan[];
  readonly bucket: Bucket;
  readonly years: boolean;
  readonly l10n: FiguresL10n;
}

/** Admissions and discharges by week or month as a chart with notes, and as a table. */
export function FlowChart({ buckets, bucket, years, l10n }: FlowChartProps) {
  const spans = spansWorthDrawing(buckets);
  if (!isDrawn(spans)) return null;
  const { t } = l10n;
  return (
    <figure className="figure-flow" aria-label={t(`flow.${bucket}`)}>
      <figcaption>
        <b>{t(`flow.${bucket}`)}</b>
        <FlowLegend l10n={l10n} />
      </figcaption>
      <FlowBody spans={spans} highest={highestOf(spans)} bucket={bucket} years={years} l10n={l10n} />
      <FlowNotes spans={spans} bucket={bucket} l10n={l10n} />
    </figure>
  );
}

export const FlowLegend = ({ l10n: { t } }: { readonly l10n: FiguresL10n }) =>
  FLOWS.map((flow) => (
    <span key={flow} data-what={flow}>
      {t(`flow.${flow}`)}
    </span>
  ));

interface FlowBodyProps extends Pick<FlowChartProps, 'bucket' | 'years' | 'l10n'> {
  readonly spans: readonly FigureSpan[];
  readonly highest: number;
}

/** The chart in the width of its container, and its table. */
export function FlowBody({ spans, highest, bucket, years, l10n }: FlowBodyProps) {
  const { container, width } = useWidth();
  const name = (span: FigureSpan) => spanName(l10n, span, bucket, years);
  const label = sentenceOf(l10n, spans, name);
  return (
    <>
      <div ref={container}>
        {width > 0 && (
          <FlowDrawing spans={spans} bucket={bucket} width={width} highest={highest} label={label} l10n={l10n.trends} />
        )}
      </div>
      <details>
        <summary>{l10n.t('flow.table')}</summary>
        <FlowTable spans={spans} name={name} bucket={bucket} l10n={l10n} />
      </details>
    </>
  );
}

/** Explains light, hollow, hatched and grey columns and why data is hidden, as far as the chart has any of them. */
export function FlowNotes({ spans, bucket, l10n }: Pick<FlowBodyProps, 'spans' | 'bucket' | 'l10n'>) {
  const { t, trends } = l10n;
  const reasons = [...new Set(spans.flatMap((span) => (span.show === 'hidden' ? [span.why] : [])))];
  const known = spans.filter((span) => shelterFiguresOf(span) !== null);
  const notes = [
    ...(known.some(({ show }) => show === 'bands') ? [t('flow.rangeNote')] : []),
    ...(known.some((span) => !isComplete(span, bucket)) ? [trends.t('parts')] : []),
    ...(spans.some((span) => span.show !== 'hidden' && span.shelters === null) ? [trends.t('gaps')] : []),
    ...(reasons.length > 0 ? [trends.t('hidden.some')] : []),
    ...reasons.map((reason) => hiddenReasonText(l10n, reason)),
  ];
  return notes.length === 0 ? null : <p className="trends-hint">{notes.join(' ')}</p>;
}

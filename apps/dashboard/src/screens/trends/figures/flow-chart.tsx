import type { FigureSpan } from '@safe-haven/contracts';
import { useWidth } from '../chart/use-width.ts';
import { FlowDrawing } from './flow-drawing.tsx';
import { FlowTable } from './flow-table.tsx';
import {
  type Bucket,
  FLOWS,
  highestOf,
  housesOf,
  isDrawn,
  isWhole,
  sentenceOf,
  spanName,
  spansWorthDrawing,
} from './flows.ts';
import { whyWords } from './hidden.tsx';
import type { Words } from './words.ts';

interface FlowChartProps {
  readonly buckets: readonly FigureSpan[];
  readonly bucket: Bucket;
  readonly years: boolean;
  readonly words: Words;
}

/** Who came and who went, week by week or month by month, with what the drawing can't say by itself, and as a table. */
export function FlowChart({ buckets, bucket, years, words }: FlowChartProps) {
  const spans = spansWorthDrawing(buckets);
  if (!isDrawn(spans)) return null;
  const { t } = words;
  return (
    <figure className="figure-flow">
      <figcaption>
        <b>{t(`flow.${bucket}`)}</b>
        <FlowLegend words={words} />
      </figcaption>
      <FlowBody spans={spans} highest={highestOf(spans)} bucket={bucket} years={years} words={words} />
      <FlowNotes spans={spans} bucket={bucket} words={words} />
    </figure>
  );
}

export const FlowLegend = ({ words: { t } }: { readonly words: Words }) =>
  FLOWS.map((of) => (
    <span key={of} data-what={of}>
      {t(`flow.${of}`)}
    </span>
  ));

interface FlowBodyProps extends Pick<FlowChartProps, 'bucket' | 'years' | 'words'> {
  readonly spans: readonly FigureSpan[];
  readonly highest: number;
}

/** The drawing in the width that there is, and its table. */
export function FlowBody({ spans, highest, bucket, years, words }: FlowBodyProps) {
  const { box, width } = useWidth();
  const name = (span: FigureSpan) => spanName(words, span, bucket, years);
  const label = sentenceOf(words, spans, name);
  return (
    <>
      <div ref={box}>
        {width > 0 && (
          <FlowDrawing spans={spans} bucket={bucket} width={width} highest={highest} label={label} l10n={words.l10n} />
        )}
      </div>
      <details>
        <summary>{words.t('flow.table')}</summary>
        <FlowTable spans={spans} name={name} bucket={bucket} words={words} />
      </details>
    </>
  );
}

/** What light, hollow, hatched and grey mean, and why something is hidden, where there is such. */
export function FlowNotes({ spans, bucket, words }: Pick<FlowBodyProps, 'spans' | 'bucket' | 'words'>) {
  const { t, l10n } = words;
  const whys = [...new Set(spans.flatMap((span) => (span.show === 'hidden' ? [span.why] : [])))];
  const known = spans.filter((span) => housesOf(span) !== null);
  const notes = [
    ...(known.some(({ show }) => show === 'bands') ? [t('flow.rangeNote')] : []),
    ...(known.some((span) => !isWhole(span, bucket)) ? [l10n.t('parts')] : []),
    ...(spans.some((span) => span.show !== 'hidden' && span.houses === null) ? [l10n.t('gaps')] : []),
    ...(whys.length > 0 ? [l10n.t('hidden.some')] : []),
    ...whys.map((why) => whyWords(words, why)),
  ];
  return notes.length === 0 ? null : <p className="trends-hint">{notes.join(' ')}</p>;
}

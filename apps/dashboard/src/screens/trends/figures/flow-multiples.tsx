import type { FigureLine, FigureSpan, Figures } from '@safe-haven/contracts';
import { useRef } from 'react';
import { useNearViewport } from '../../../ui/near-viewport.ts';
import { lineName, spansYears } from '../format.ts';
import { FlowBody, FlowLegend, FlowNotes } from './flow-chart.tsx';
import { type Bucket, highestOf, isDrawn, spansWorthDrawing } from './flows.ts';
import type { FiguresL10n } from './format-figures.ts';

interface FlowMultiplesProps {
  readonly figures: Figures;
  readonly bucket: Bucket;
  readonly l10n: FiguresL10n;
}

/** One small chart per line, all with the same scale. Lines without data are left out. */
export function FlowMultiples({ figures, bucket, l10n }: FlowMultiplesProps) {
  const lines = figures.lines
    .map((line) => ({ line, spans: spansWorthDrawing(line.buckets) }))
    .filter(({ spans }) => isDrawn(spans));
  if (lines.length === 0) return null;
  const all = lines.flatMap(({ spans }) => spans);
  const highest = highestOf(all);
  return (
    <section className="figure-multiples" aria-label={l10n.t(`flow.${bucket}`)}>
      <h3>
        <b>{l10n.t(`flow.${bucket}`)}</b>
        <FlowLegend l10n={l10n} />
      </h3>
      <div>
        {lines.map(({ line, spans }) => (
          <Multiple
            key={line.key}
            line={line}
            spans={spans}
            highest={highest}
            figures={figures}
            bucket={bucket}
            l10n={l10n}
          />
        ))}
      </div>
      <FlowNotes spans={all} bucket={bucket} l10n={l10n} />
    </section>
  );
}

interface MultipleProps extends FlowMultiplesProps {
  readonly line: FigureLine;
  readonly spans: readonly FigureSpan[];
  readonly highest: number;
}

/** Height in px of a figure that is not rendered yet: a chart and its caption. */
const FIGURE = 230;

/** Rendered only while it is near the viewport. */
function Multiple({ line, spans, highest, figures, bucket, l10n }: MultipleProps) {
  const figure = useRef<HTMLElement>(null);
  const { isNear, height } = useNearViewport(figure, true);
  const name = lineName(l10n.trends, figures.by, line.name);
  return (
    <figure
      ref={figure}
      className="figure-flow"
      aria-label={`${l10n.t(`flow.${bucket}`)}: ${name}`}
      style={isNear ? undefined : { height: height ?? FIGURE }}
      data-line={line.key}
    >
      {isNear && (
        <>
          <figcaption>
            <b>{name}</b>
          </figcaption>
          <FlowBody spans={spans} highest={highest} bucket={bucket} years={spansYears(figures)} l10n={l10n} />
        </>
      )}
    </figure>
  );
}

import type { FigureLine, FigureSpan, Figures } from '@safe-haven/contracts';
import { useRef } from 'react';
import { useNearViewport } from '../../../ui/near-viewport.ts';
import { lineName, spansYears } from '../format.ts';
import { FlowBody, FlowLegend, FlowNotes } from './flow-chart.tsx';
import { type Bucket, highestOf, isDrawn, spansWorthDrawing } from './flows.ts';
import type { Words } from './words.ts';

interface FlowMultiplesProps {
  readonly figures: Figures;
  readonly bucket: Bucket;
  readonly words: Words;
}

/** Several lines as small charts of one scale; a line of which nothing is told has none. */
export function FlowMultiples({ figures, bucket, words }: FlowMultiplesProps) {
  const lines = figures.lines
    .map((line) => ({ line, spans: spansWorthDrawing(line.buckets) }))
    .filter(({ spans }) => isDrawn(spans));
  if (lines.length === 0) return null;
  const all = lines.flatMap(({ spans }) => spans);
  const highest = highestOf(all);
  return (
    <section className="figure-multiples" aria-label={words.t(`flow.${bucket}`)}>
      <h3>
        <b>{words.t(`flow.${bucket}`)}</b>
        <FlowLegend words={words} />
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
            words={words}
          />
        ))}
      </div>
      <FlowNotes spans={all} bucket={bucket} words={words} />
    </section>
  );
}

interface MultipleProps extends FlowMultiplesProps {
  readonly line: FigureLine;
  readonly spans: readonly FigureSpan[];
  readonly highest: number;
}

/** Of a figure before it was drawn: a chart under its caption. */
const FIGURE = 230;

/** Drawn while it is near the window. */
function Multiple({ line, spans, highest, figures, bucket, words }: MultipleProps) {
  const figure = useRef<HTMLElement>(null);
  const { near, height } = useNearViewport(figure, true);
  return (
    <figure
      ref={figure}
      className="figure-flow"
      style={near ? undefined : { height: height ?? FIGURE }}
      data-line={line.key}
    >
      {near && (
        <>
          <figcaption>
            <b>{lineName(words.l10n, figures.by, line.name)}</b>
          </figcaption>
          <FlowBody spans={spans} highest={highest} bucket={bucket} years={spansYears(figures)} words={words} />
        </>
      )}
    </figure>
  );
}

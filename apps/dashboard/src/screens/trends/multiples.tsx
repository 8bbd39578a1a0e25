import './multiples.css';
import type { TrendLine, Trends } from '@safe-haven/contracts';
import { memo, useRef } from 'react';
import { useNearViewport } from '../../ui/near-viewport.ts';
import { extremesOf, isHidden } from './chart/extremes.ts';
import { LineChart } from './chart/line-chart.tsx';
import type { Scale } from './chart/scale.ts';
import { coverage, formatPoint, type L10n, lineName } from './format.ts';
import { HiddenCard } from './hidden-card.tsx';

interface MultiplesProps {
  readonly trends: Trends;
  readonly scale: Scale;
  readonly l10n: L10n;
}

/** One small chart per line, all with the same scale. */
export const Multiples = ({ trends, scale, l10n }: MultiplesProps) => (
  <div className="trends-multiples">
    {trends.lines.map((line) => (
      <Multiple key={line.key} line={line} trends={trends} scale={scale} l10n={l10n} />
    ))}
  </div>
);

interface MultipleProps extends MultiplesProps {
  readonly line: TrendLine;
}

const CHART = 160;
/** Height in px of a figure that is not rendered yet: the chart and its caption. */
const FIGURE = CHART + 44;

/** Rendered only while it is near the viewport, so that two hundred charts cost no more than those on the screen. */
const Multiple = memo(function Multiple({ line, trends, scale, l10n }: MultipleProps) {
  const figure = useRef<HTMLElement>(null);
  const { isNear, height } = useNearViewport(figure, true);
  const name = lineName(l10n, trends.by, line.name);
  if (isHidden(line.points)) return <HiddenCard line={line} name={name} l10n={l10n} />;
  const latest = extremesOf(line.points)?.latest;
  const { shelterNights } = line.summary;
  return (
    <figure
      ref={figure}
      aria-label={name}
      style={isNear ? undefined : { height: height ?? FIGURE }}
      data-line={line.key}
    >
      {isNear && (
        <>
          <figcaption>
            <b>{name}</b>
            <span>{latest ? formatPoint(l10n, latest) : ''}</span>
            {shelterNights.known < shelterNights.of && <small>{coverage(l10n, shelterNights)}</small>}
          </figcaption>
          <LineChart line={line} trends={trends} scale={scale} l10n={l10n} height={CHART} large={false} />
        </>
      )}
    </figure>
  );
});

import type { TrendLine } from '@safe-haven/contracts';
import { useId } from 'react';
import { type L10n, rangeName } from '../format.ts';
import type { Frame, Geometry, Veil } from './geometry.ts';

interface VeilsProps {
  readonly veils: Geometry['veils'];
  readonly frame: Frame;
}
interface WordsProps extends VeilsProps {
  readonly line: TrendLine;
  readonly l10n: L10n;
}

/** Px that a letter of a label takes at most, on average. */
const LETTER = 7;

/** In the place of numbers: hatched where nothing is known; plain where it is hidden. */
export function Veils({ veils, frame }: VeilsProps) {
  const hatch = useId();
  const height = frame.height - frame.top - frame.bottom;
  return (
    <>
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V6" className="chart-hatch" />
      </pattern>
      {veils.map(({ x, width, why, from }) => (
        <g key={from}>
          <rect className="chart-veil" x={x} width={width} y={frame.top} height={height} />
          {why === 'gap' && <rect x={x} width={width} y={frame.top} height={height} fill={`url(#${hatch})`} />}
        </g>
      ))}
    </>
  );
}

/** The words stand above the hairlines. */
export const VeilsInWords = ({ line, veils, frame, l10n }: WordsProps) =>
  veils.map((veil) => (
    <VeilWords key={veil.from} line={line} veil={veil} y={(frame.top + frame.height - frame.bottom) / 2} l10n={l10n} />
  ));

interface VeilWordsProps {
  readonly line: TrendLine;
  readonly veil: Veil;
  readonly y: number;
  readonly l10n: L10n;
}

function VeilWords({ line, veil: { why, from, to, x, width }, y, l10n }: VeilWordsProps) {
  const [first, last] = [line.points[from]!, line.points[to - 1]!];
  const range = rangeName(l10n, first.day, last.to);
  const words = why === 'hidden' ? l10n.t('chart.hidden') : l10n.t('chart.notKnown', { range });
  const needs = words.length * LETTER;
  if (needs + 16 > width) return null;
  return (
    <>
      <rect className="chart-plate" x={x + (width - needs) / 2} y={y - 14} width={needs} height={22} />
      <text className="chart-words" x={x + width / 2} y={y + 2} textAnchor="middle">
        {words}
      </text>
    </>
  );
}

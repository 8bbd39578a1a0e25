import type { TrendLine } from '@safe-haven/contracts';
import { useId } from 'react';
import { type L10n, rangeName } from '../format.ts';
import type { Frame, Geometry, MissingRange } from './geometry.ts';

interface MissingRangesProps {
  readonly missing: Geometry['missing'];
  readonly frame: Frame;
}
interface LabelsProps extends MissingRangesProps {
  readonly line: TrendLine;
  readonly l10n: L10n;
}

/** Average width of a letter of a label in px, rounded up. */
const LETTER = 7;

/** Areas without numbers: hatched where there is no data, plain where the data is hidden. */
export function MissingRanges({ missing, frame }: MissingRangesProps) {
  const hatch = useId();
  const height = frame.height - frame.top - frame.bottom;
  return (
    <>
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V6" className="chart-hatch" />
      </pattern>
      {missing.map(({ x, width, reason, from }) => (
        <g key={from}>
          <rect className="chart-missing" x={x} width={width} y={frame.top} height={height} />
          {reason === 'gap' && <rect x={x} width={width} y={frame.top} height={height} fill={`url(#${hatch})`} />}
        </g>
      ))}
    </>
  );
}

/** The labels of the missing ranges. Rendered after the axis, so that its grid lines do not cross the text. */
export const MissingRangeLabels = ({ line, missing, frame, l10n }: LabelsProps) =>
  missing.map((missingRange) => (
    <MissingRangeLabel
      key={missingRange.from}
      line={line}
      missingRange={missingRange}
      y={(frame.top + frame.height - frame.bottom) / 2}
      l10n={l10n}
    />
  ));

interface MissingRangeLabelProps {
  readonly line: TrendLine;
  readonly missingRange: MissingRange;
  readonly y: number;
  readonly l10n: L10n;
}

function MissingRangeLabel({ line, missingRange: { reason, from, to, x, width }, y, l10n }: MissingRangeLabelProps) {
  const [first, last] = [line.points[from]!, line.points[to - 1]!];
  const range = rangeName(l10n, first.day, last.to);
  const text = reason === 'hidden' ? l10n.t('chart.hidden') : l10n.t('chart.notKnown', { range });
  const textWidth = text.length * LETTER;
  if (textWidth + 16 > width) return null;
  return (
    <>
      <rect
        className="chart-text-background"
        x={x + (width - textWidth) / 2}
        y={y - 14}
        width={textWidth}
        height={22}
      />
      <text className="chart-text" x={x + width / 2} y={y + 2} textAnchor="middle">
        {text}
      </text>
    </>
  );
}

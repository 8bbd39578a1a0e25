import type { FigureSpan } from '@safe-haven/contracts';
import { useId } from 'react';
import { axisName, type L10n, wholeNumber } from '../format.ts';
import { type Bucket, boundsOf, FLOWS, isComplete, shelterFiguresOf } from './flows.ts';
import type { ShownSpan } from './format-figures.ts';

interface FlowDrawingProps {
  readonly spans: readonly FigureSpan[];
  readonly bucket: Bucket;
  readonly width: number;
  readonly highest: number;
  readonly label: string;
  readonly l10n: L10n;
}

const HEIGHT = 150;
const FLOOR = HEIGHT - 24;
const TOP = 14;
/** Minimum distance between labels of the axis, in px. */
const LABEL = 64;

/**
 * Two columns per week or month: hollow where not every day is known, light up to the upper bound of a range, grey
 * where hidden.
 */
export function FlowDrawing({ spans, bucket, width, highest, label, l10n }: FlowDrawingProps) {
  const hatch = useId();
  const step = width / spans.length;
  const every = Math.max(1, Math.ceil(LABEL / step));
  const heightOf = (n: number) => (n / highest) * (FLOOR - TOP);
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={label}>
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V6" className="chart-hatch" />
      </pattern>
      {/* The floor, and the height of the number above it. */}
      <path className="chart-hairline" d={`M0 ${FLOOR + 0.5}H${width}M0 ${TOP + 0.5}H${width}`} />
      <text className="chart-label" x={0} y={10}>
        {wholeNumber(l10n, highest)}
      </text>
      {spans.map((span, i) => (
        <g key={span.from} data-part={(shelterFiguresOf(span) && !isComplete(span, bucket)) || undefined}>
          <Columns span={span} place={{ x: i * step, step }} heightOf={heightOf} hatch={hatch} />
          {(spans.length - 1 - i) % every === 0 && (
            <text className="chart-label" x={(i + 0.5) * step} y={HEIGHT - 6} textAnchor="middle">
              {axisName(l10n, { day: span.from, to: span.to }, bucket)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

interface ColumnsProps {
  readonly span: FigureSpan;
  readonly place: { readonly x: number; readonly step: number };
  readonly hatch: string;
  readonly heightOf: (n: number) => number;
}

function Columns({ span, place: { x, step }, heightOf, hatch }: ColumnsProps) {
  const figures = shelterFiguresOf(span);
  if (figures === null) {
    const area = { x: x + 1, width: Math.max(1, step - 2), y: TOP, height: FLOOR - TOP };
    return (
      <>
        <rect className="chart-missing" {...area} />
        {span.show !== 'hidden' && <rect {...area} fill={`url(#${hatch})`} />}
      </>
    );
  }
  const columnWidth = Math.max(1, Math.min(28, step / 2 - 3));
  return FLOWS.map((flow, second) => (
    <Column
      key={flow}
      flow={flow}
      count={figures[flow]}
      x={x + step / 2 + (second ? 1 : -columnWidth - 1)}
      columnWidth={columnWidth}
      heightOf={heightOf}
    />
  ));
}

interface ColumnProps extends Pick<ColumnsProps, 'heightOf'> {
  readonly flow: (typeof FLOWS)[number];
  readonly count: NonNullable<ShownSpan['shelters']>['admissions'];
  readonly x: number;
  readonly columnWidth: number;
}

function Column({ flow, count, x, columnWidth, heightOf }: ColumnProps) {
  const { low, high } = boundsOf(count);
  return (
    <>
      <rect data-what={flow} x={x} y={FLOOR - heightOf(low)} width={columnWidth} height={heightOf(low)} />
      {high > low && (
        <rect
          data-what={flow}
          data-range=""
          x={x}
          y={FLOOR - heightOf(high)}
          width={columnWidth}
          height={heightOf(high) - heightOf(low)}
        />
      )}
    </>
  );
}

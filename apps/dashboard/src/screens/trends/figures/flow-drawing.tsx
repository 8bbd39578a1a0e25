import type { FigureSpan } from '@safe-haven/contracts';
import { useId } from 'react';
import { axisName, type L10n, whole } from '../format.ts';
import { type Bucket, endsOf, FLOWS, housesOf, isWhole } from './flows.ts';
import type { Told } from './words.ts';

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
/** Room for one name under the axis (px). */
const LABEL = 64;

/** Two columns a week or month: hollow where not every day is known, light as far as a range reaches, grey where it is hidden. */
export function FlowDrawing({ spans, bucket, width, highest, label, l10n }: FlowDrawingProps) {
  const hatch = useId();
  const step = width / spans.length;
  const every = Math.max(1, Math.ceil(LABEL / step));
  const tall = (n: number) => (n / highest) * (FLOOR - TOP);
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={label}>
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V6" className="chart-hatch" />
      </pattern>
      {/* The floor, and the height of the number above it. */}
      <path className="chart-hairline" d={`M0 ${FLOOR + 0.5}H${width}M0 ${TOP + 0.5}H${width}`} />
      <text className="chart-label" x={0} y={10}>
        {whole(l10n, highest)}
      </text>
      {spans.map((span, i) => (
        <g key={span.from} data-part={(housesOf(span) && !isWhole(span, bucket)) || undefined}>
          <Columns span={span} place={{ x: i * step, step }} tall={tall} hatch={hatch} />
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
  readonly tall: (n: number) => number;
}

function Columns({ span, place: { x, step }, tall, hatch }: ColumnsProps) {
  const houses = housesOf(span);
  if (houses === null) {
    const veil = { x: x + 1, width: Math.max(1, step - 2), y: TOP, height: FLOOR - TOP };
    return (
      <>
        <rect className="chart-veil" {...veil} />
        {span.show !== 'hidden' && <rect {...veil} fill={`url(#${hatch})`} />}
      </>
    );
  }
  const thick = Math.max(1, Math.min(28, step / 2 - 3));
  return FLOWS.map((of, second) => (
    <Column
      key={of}
      of={of}
      count={houses[of]}
      x={x + step / 2 + (second ? 1 : -thick - 1)}
      thick={thick}
      tall={tall}
    />
  ));
}

interface ColumnProps extends Pick<ColumnsProps, 'tall'> {
  readonly of: (typeof FLOWS)[number];
  readonly count: NonNullable<Told['houses']>['admissions'];
  readonly x: number;
  readonly thick: number;
}

function Column({ of, count, x, thick, tall }: ColumnProps) {
  const { low, high } = endsOf(count);
  return (
    <>
      <rect data-what={of} x={x} y={FLOOR - tall(low)} width={thick} height={tall(low)} />
      {high > low && (
        <rect data-what={of} data-range="" x={x} y={FLOOR - tall(high)} width={thick} height={tall(high) - tall(low)} />
      )}
    </>
  );
}

import type { FigureSpan } from '@safe-haven/contracts';
import { useWidth } from '../chart/use-width.ts';
import { axisName, bucketName, coverage, type L10n, whole } from '../format.ts';
import type { Words } from './words.ts';

interface Flow {
  readonly from: string;
  readonly to: string;
  readonly coverage: FigureSpan['coverage'];
  readonly admissions: number;
  readonly discharges: number;
}

interface FlowChartProps {
  readonly buckets: readonly FigureSpan[];
  readonly bucket: 'week' | 'month';
  readonly years: boolean;
  readonly words: Words;
}

const HEIGHT = 150;
const FLOOR = 24;
/** Room for one name under the axis (px). */
const LABEL = 64;

const flowsOf = (buckets: readonly FigureSpan[]): Flow[] =>
  buckets.flatMap((span) =>
    span.show === 'exact' && span.houses
      ? [{ from: span.from, to: span.to, coverage: span.coverage, ...pick(span.houses) }]
      : [],
  );
const pick = ({ admissions, discharges }: Pick<Flow, 'admissions' | 'discharges'>) => ({ admissions, discharges });

/** Every day of its week or month is known, whatever part of it was asked for. */
function isWhole({ from, coverage: { known } }: Flow, bucket: FlowChartProps['bucket']): boolean {
  const [year, month] = from.split('-').map(Number);
  return known === (bucket === 'week' ? 7 : new Date(Date.UTC(year!, month!, 0)).getUTCDate());
}

/** Who came and who went, week by week or month by month: two columns each, hollow where not every day is known. */
export function FlowChart({ buckets, bucket, years, words }: FlowChartProps) {
  const { box, width } = useWidth();
  const flows = flowsOf(buckets);
  if (flows.length < 2) return null;
  const { t, l10n } = words;
  const name = (flow: Flow) => bucketName(l10n, { day: flow.from, to: flow.to }, bucket, years);
  return (
    <figure className="figure-flow">
      <figcaption>
        <b>{t(`flow.${bucket}`)}</b>
        <span data-what="admissions">{t('flow.admissions')}</span>
        <span data-what="discharges">{t('flow.discharges')}</span>
      </figcaption>
      <div ref={box}>
        {width > 0 && (
          <Drawing flows={flows} bucket={bucket} width={width} label={sentenceOf(words, flows, name)} l10n={l10n} />
        )}
      </div>
      <details>
        <summary>{t('flow.table')}</summary>
        <FlowTable flows={flows} name={name} bucket={bucket} words={words} />
      </details>
    </figure>
  );
}

function sentenceOf({ t, l10n }: Words, flows: readonly Flow[], name: (flow: Flow) => string): string {
  const sum = (of: 'admissions' | 'discharges') => flows.reduce((n, flow) => n + flow[of], 0);
  const most = flows.reduce((a, b) => (b.admissions > a.admissions ? b : a));
  return t('flow.sentence', {
    admissions: whole(l10n, sum('admissions')),
    discharges: whole(l10n, sum('discharges')),
    most: whole(l10n, most.admissions),
    when: name(most),
  });
}

interface DrawingProps {
  readonly flows: readonly Flow[];
  readonly bucket: 'week' | 'month';
  readonly width: number;
  readonly label: string;
  readonly l10n: L10n;
}

function Drawing({ flows, bucket, width, label, l10n }: DrawingProps) {
  const step = width / flows.length;
  const thick = Math.max(1, Math.min(28, step / 2 - 3));
  const highest = Math.max(1, ...flows.flatMap(({ admissions, discharges }) => [admissions, discharges]));
  const tall = (n: number) => (n / highest) * (HEIGHT - FLOOR - 14);
  const every = Math.max(1, Math.ceil(LABEL / step));
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={label}>
      {/* The floor, and the height of the number above it. */}
      <path className="chart-hairline" d={`M0 ${HEIGHT - FLOOR + 0.5}H${width}M0 14.5H${width}`} />
      <text className="chart-label" x={0} y={10}>
        {whole(l10n, highest)}
      </text>
      {flows.map((flow, i) => (
        <g key={flow.from} data-part={!isWhole(flow, bucket) || undefined}>
          {(['admissions', 'discharges'] as const).map((of, second) => (
            <rect
              key={of}
              data-what={of}
              x={(i + 0.5) * step + (second ? 1 : -thick - 1)}
              y={HEIGHT - FLOOR - tall(flow[of])}
              width={thick}
              height={tall(flow[of])}
            />
          ))}
          {(flows.length - 1 - i) % every === 0 && (
            <text className="chart-label" x={(i + 0.5) * step} y={HEIGHT - 6} textAnchor="middle">
              {axisName(l10n, { day: flow.from, to: flow.to }, bucket)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

interface FlowTableProps {
  readonly flows: readonly Flow[];
  readonly name: (flow: Flow) => string;
  readonly bucket: 'week' | 'month';
  readonly words: Words;
}

function FlowTable({ flows, name, bucket, words: { t, l10n } }: FlowTableProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{l10n.t(`table.when.${bucket}`)}</th>
          <th scope="col">{t('flow.admissions')}</th>
          <th scope="col">{t('flow.discharges')}</th>
          <th scope="col">{t('flow.known')}</th>
        </tr>
      </thead>
      <tbody>
        {flows.toReversed().map((flow) => (
          <tr key={flow.from}>
            <th scope="row">{name(flow)}</th>
            <td>{whole(l10n, flow.admissions)}</td>
            <td>{whole(l10n, flow.discharges)}</td>
            <td>{coverage(l10n, { days: flow.coverage.known, of: flow.coverage.of })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

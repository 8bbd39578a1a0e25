import type { ForecastLine } from '@safe-haven/contracts';
import { dateFormat } from '../../../locales/intl/dates.ts';
import type { Frame } from '../chart/geometry.ts';
import { useWidth } from '../chart/use-width.ts';
import { fanOf } from './fan.ts';
import type { ForecastL10n } from './format.ts';

interface FanChartProps {
  readonly line: ForecastLine;
  readonly name: string;
  /** Number of places at the top of the vertical axis. */
  readonly highest: number;
  readonly l10n: ForecastL10n;
}

const HEIGHT = 140;

/** A fan chart of free places: the middle as a line, the range as an area. The sentences and the table have its numbers. */
export function FanChart({ line, name, highest, l10n }: FanChartProps) {
  const { container, width } = useWidth();
  const frame: Frame = { width, height: HEIGHT, left: 28, right: 14, top: 8, bottom: 24 };
  const fan = width > 0 ? fanOf(line, highest, frame) : null;
  return (
    <div ref={container} className="line-chart">
      {fan && (
        <svg width={width} height={HEIGHT} role="img" aria-label={`${l10n.f('caption')}: ${name}`}>
          {fan.ticks.map(({ y, places }) => (
            <g key={places}>
              <line className="chart-hairline" x1={frame.left} x2={width - frame.right} y1={y} y2={y} />
              <text className="chart-label" x={frame.left - 8} y={y + 4} textAnchor="end">
                {places}
              </text>
            </g>
          ))}
          <path className="forecast-range" d={fan.area} />
          <path className="forecast-middle" d={fan.middle} />
          {fan.dots.map(({ x, y }, n) => (
            <g key={x}>
              <circle className="forecast-dot" data-now={n === 0 || undefined} cx={x} cy={y} r={n === 0 ? 4 : 2.5} />
              {n > 0 && (
                <text className="chart-label" x={x} y={HEIGHT - 6} textAnchor="middle">
                  {weekday(l10n.language, line.days[n - 1]!.day)}
                </text>
              )}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}

const weekday = (language: string, day: string): string =>
  dateFormat(language, { timeZone: 'UTC', weekday: 'short' }).format(new Date(`${day}T12:00:00.000Z`));

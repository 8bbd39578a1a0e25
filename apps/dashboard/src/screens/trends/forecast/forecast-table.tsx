import type { ForecastLine } from '@safe-haven/contracts';
import { bucketName } from '../format.ts';
import { type ForecastL10n, formatDay, nameOf } from './format.ts';

interface ForecastTableProps {
  readonly lines: readonly ForecastLine[];
  readonly l10n: ForecastL10n;
}

/** Every number of the fan charts: a row per day, a column per shelter. */
export function ForecastTable({ lines, l10n }: ForecastTableProps) {
  const { t, f } = l10n;
  const days = [...new Set(lines.flatMap((line) => line.days.map(({ day }) => day)))].toSorted();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container must be focusable by keyboard
    <section className="trends-table" aria-label={f('caption')} tabIndex={0}>
      <table>
        <caption className="aloud">{f('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.when.day')}</th>
            {lines.map((line) => (
              <th key={`${line.kind} ${line.key}`} scope="col">
                {nameOf(l10n, line)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day}>
              <th scope="row">{bucketName(l10n, { day, to: day }, 'day', false)}</th>
              {lines.map((line) => (
                <td key={`${line.kind} ${line.key}`}>
                  <Cell line={line} day={day} l10n={l10n} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ line, day, l10n }: { readonly line: ForecastLine; readonly day: string; readonly l10n: ForecastL10n }) {
  const forecast = line.days.find((candidate) => candidate.day === day);
  if (forecast) return formatDay(l10n, forecast);
  return (
    <span className="trends-without">
      <span aria-hidden="true">{l10n.t('table.gap')}</span>
      <span className="aloud">{l10n.t('table.gapWord')}</span>
    </span>
  );
}

import { barLength, type Count, type FiguresL10n, formatCount, isZero } from './format-figures.ts';

export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly count: Count;
}

interface BarTableProps {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly note?: string;
  readonly l10n: FiguresL10n;
}

/** Counts as a table with a bar next to each number. Zero counts are left out. */
export function BarTable({ title, bars, note, l10n }: BarTableProps) {
  const shown = bars.filter(({ count }) => !isZero(count));
  const longest = Math.max(1, ...shown.map(({ count }) => barLength(count)));
  return (
    <div className="figure-bars">
      <h3>{title}</h3>
      {shown.length === 0 ? (
        <p>{l10n.t('none')}</p>
      ) : (
        <table>
          <caption className="aloud">{title}</caption>
          <tbody>
            {shown.map(({ key, name, count }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td>
                  <span aria-hidden="true" style={{ width: `${(100 * barLength(count)) / longest}%` }} />
                </td>
                <td>{formatCount(l10n, count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {note && shown.length > 0 && <p>{note}</p>}
    </div>
  );
}

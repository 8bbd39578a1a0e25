import { type Count, formatCount, isNone, sizeOf, type Words } from './words.ts';

export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly count: Count;
}

interface BarTableProps {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly note?: string;
  readonly words: Words;
}

/** A list of counts as a table that is its own chart: each number has a bar beside it. What is none is left out. */
export function BarTable({ title, bars, note, words }: BarTableProps) {
  const shown = bars.filter(({ count }) => !isNone(count));
  const longest = Math.max(1, ...shown.map(({ count }) => sizeOf(count)));
  return (
    <div className="figure-bars">
      <h3>{title}</h3>
      {shown.length === 0 ? (
        <p>{words.t('none')}</p>
      ) : (
        <table>
          <caption className="aloud">{title}</caption>
          <tbody>
            {shown.map(({ key, name, count }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td>
                  <span aria-hidden="true" style={{ width: `${(100 * sizeOf(count)) / longest}%` }} />
                </td>
                <td>{formatCount(words, count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {note && shown.length > 0 && <p>{note}</p>}
    </div>
  );
}

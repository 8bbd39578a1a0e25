import './against.css';
import { useId } from 'react';
import { Link } from 'wouter';
import { shelterPath } from '../../../model/shelter-path.ts';
import { formatPercentOr, numberOr } from './cells.ts';
import { daysFull } from './comparable.ts';
import type { AgainstL10n } from './format-against.ts';
import type { ShelterPair } from './standing-out.ts';

interface SheltersTableProps {
  readonly shelters: readonly ShelterPair[];
  readonly byDay: boolean;
  readonly l10n: AgainstL10n;
}

/** A row a house: what it was in this period, and smaller next to it what it was in the other one. */
export function SheltersTable({ shelters, byDay, l10n }: SheltersTableProps) {
  const heading = useId();
  const { a, against } = l10n;
  return (
    <section className="trends-card" aria-labelledby={heading}>
      <header>
        <div>
          <h2 id={heading}>{a('houses.title')}</h2>
          <p>{a(`houses.legend.${against}`)}</p>
        </div>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container must be focusable by keyboard */}
      <section className="trends-table houses-against" aria-label={a(`houses.legend.${against}`)} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{a('houses.house')}</th>
              <th scope="col">{a('houses.occupied')}</th>
              <th scope="col">{a('houses.admissions')}</th>
              <th scope="col">{a('houses.stay')}</th>
              {byDay && <th scope="col">{a('houses.full')}</th>}
            </tr>
          </thead>
          <tbody>
            {shelters.map((shelter) => (
              <Row key={shelter.occupancy.now.key} shelter={shelter} byDay={byDay} l10n={l10n} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

type RowProps = Omit<SheltersTableProps, 'shelters'> & { readonly shelter: ShelterPair };

function Row({ shelter: { name, occupancy, figures }, byDay, l10n }: RowProps) {
  const { now, before } = occupancy;
  const [rate, other] = [now, before].map(({ summary }) => summary.amounts?.ratePercent ?? null);
  const [its, others] = [figures?.now.shelters, figures?.before.shelters];
  return (
    <tr>
      <th scope="row">
        <Link href={shelterPath(now.key)}>{name}</Link>
      </th>
      <td>
        <span className="bars-against" aria-hidden="true">
          <span style={{ width: `${rate ?? 0}%` }} />
          <span style={{ width: `${other ?? 0}%` }} />
        </span>
        <Two now={formatPercentOr(l10n, rate ?? null)} before={formatPercentOr(l10n, other ?? null)} l10n={l10n} />
      </td>
      <td>
        <Two now={numberOr(l10n, its?.admissions)} before={numberOr(l10n, others?.admissions)} l10n={l10n} />
      </td>
      <td>
        <Two now={numberOr(l10n, its?.stays.median, 1)} before={numberOr(l10n, others?.stays.median, 1)} l10n={l10n} />
      </td>
      {byDay && (
        <td>
          <Two
            now={numberOr(l10n, daysFull(now.points).full)}
            before={numberOr(l10n, daysFull(before.points).full)}
            l10n={l10n}
          />
        </td>
      )}
    </tr>
  );
}

const Two = ({ now, before, l10n }: { readonly now: string; readonly before: string; readonly l10n: AgainstL10n }) => (
  <span className="two-against">
    <b>{now}</b> <span className="aloud">{l10n.a(`named.${l10n.against}`)}</span> <span>{before}</span>
  </span>
);

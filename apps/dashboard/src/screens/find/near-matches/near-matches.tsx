import './near-matches.css';
import type { Nearly } from '@safe-haven/contracts';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import type { SearchForm } from '../../../features/search/search-form.ts';
import { isAbroad, keyOf, shelterOf } from './near-match.ts';
import { type NearMatchAction, NearMatchRow } from './near-match-row.tsx';
import { SplitRow } from './split-row.tsx';

interface NearMatchesProps {
  readonly nearly: readonly Nearly[];
  readonly form: SearchForm;
  /** The near match that Enter acts on; null: none. */
  readonly top: Nearly | null;
  /** The focus is not in the list, so Enter in the form acts on the first. */
  readonly isEnterTarget: boolean;
  readonly action: NearMatchAction;
}

/** Near matches, shown when no shelter takes the whole party: the own country first, each with its concessions. */
export function NearMatches({ nearly, form, top, isEnterTarget, action }: NearMatchesProps) {
  const { t, format } = useFindL10n();
  const home = nearly.filter((near) => !isAbroad(shelterOf(near)));
  const abroad = nearly.filter((near) => isAbroad(shelterOf(near)));
  const countries = [...new Set(home.map((near) => shelterOf(near).country))];
  const [country] = countries;
  const isOneCountry = country !== undefined && countries.length === 1;
  const group = (title: string, matches: readonly Nearly[]) =>
    matches.length > 0 && (
      <section className="found-group" data-group="nearly">
        <h3>
          {title} <span className="found-count">{format.number(matches.length)}</span>
        </h3>
        <ul>
          {matches.map((near) =>
            near.kind === 'apart' ? (
              <SplitRow key={keyOf(near)} near={near} action={action} />
            ) : (
              <NearMatchRow
                key={keyOf(near)}
                near={near}
                form={form}
                isTop={near === top}
                isEnterTarget={near === top && isEnterTarget}
                action={action}
              />
            ),
          )}
        </ul>
      </section>
    );
  return (
    <>
      {group(isOneCountry ? t('nearly.here', { country: format.country(country) }) : t('nearly.plain'), home)}
      {group(t('nearly.abroad'), abroad)}
    </>
  );
}

import './near-matches.css';
import type { Nearly } from '@safe-haven/contracts';
import type { ReactNode } from 'react';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import type { SearchForm } from '../../../features/search/search-form.ts';
import { Button } from '../../../ui/button.tsx';
import { KeyHint } from '../../../ui/shortcuts/key-hint.tsx';
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
  /** Where no house takes them: asks the nearest in one press. */
  readonly nearest: NearestToAsk;
}

/** Near matches, shown when no shelter takes the whole party: the own country first, each with its concessions. */
export function NearMatches({ nearly, form, top, isEnterTarget, action, nearest }: NearMatchesProps) {
  const { t, format } = useFindL10n();
  const [first] = nearly;
  const isAsked = (near: Nearly) => nearest.shelters.includes(shelterOf(near).shelterId) && near.kind === 'ask';
  const others = nearly.filter((near) => !isAsked(near));
  const home = others.filter((near) => !isAbroad(shelterOf(near)));
  const abroad = others.filter((near) => isAbroad(shelterOf(near)));
  const countries = [...new Set(home.map((near) => shelterOf(near).country))];
  const [country] = countries;
  const isOneCountry = country !== undefined && countries.length === 1;
  const group = (title: string, matches: readonly Nearly[], lead: ReactNode = null) =>
    matches.length > 0 && (
      <section className="found-group" data-group="nearly">
        <h3>
          {title} <span className="found-count">{format.number(matches.length)}</span>
        </h3>
        {lead}
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
  const atHome = group(isOneCountry ? t('nearly.here', { country: format.country(country) }) : t('nearly.plain'), home);
  return (
    <>
      {first?.kind !== 'ask' && atHome}
      {group(
        t('nearly.nearest'),
        nearly.filter(isAsked),
        <AskNearest nearest={nearest} isFirst={first?.kind === 'ask'} isEnterTarget={isEnterTarget} action={action} />,
      )}
      {first?.kind === 'ask' && atHome}
      {group(t('nearly.abroad'), abroad)}
    </>
  );
}

/** The houses that are asked first, where no house takes them. */
interface NearestToAsk {
  readonly shelters: readonly string[];
  ask(): void;
}

interface AskNearestProps extends Pick<NearMatchesProps, 'nearest' | 'isEnterTarget' | 'action'> {
  /** Nothing can be held in two rooms or let go: this is what Enter does. */
  readonly isFirst: boolean;
}

/** One press for all of them; it is above the rows, under the thumb. */
function AskNearest({ nearest, isFirst, isEnterTarget, action }: AskNearestProps) {
  const { t } = useFindL10n();
  const count = nearest.shelters.length;
  return (
    <div className="found-nearest" data-enter={(isFirst && isEnterTarget) || undefined}>
      <Button
        variant={isFirst ? 'primary' : 'secondary'}
        wide
        data-action="ask"
        busy={action.asking !== null}
        disabledReason={action.disabledReason}
        onClick={nearest.ask}
      >
        {t('nearly.askNearest', { count })}
        {isFirst && <KeyHint shortcut="↵" />}
      </Button>
    </div>
  );
}

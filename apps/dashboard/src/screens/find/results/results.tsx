import './results.css';
import './results-groups.css';
import './results-responsive.css';
import type { FoundPlaces } from '@safe-haven/contracts';
import { Eye } from 'lucide-react';
import { Fragment, type ReactNode, type RefObject, useState } from 'react';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import type { SearchForm } from '../../../features/search/search-form.ts';
import { Button } from '../../../ui/button.tsx';
import { NearMatches } from '../near-matches/near-matches.tsx';
import { CannotList } from './cannot-list.tsx';
import { FoundRow, type RowAction } from './found-row.tsx';
import type { Group } from './order.ts';
import { useLostPress } from './use-lost-press.ts';
import { useRowNavigation } from './use-row-navigation.ts';
import type { StableOrder } from './use-stable-order.ts';

interface ResultsProps {
  readonly answer: FoundPlaces;
  /** The search form that was answered. */
  readonly form: SearchForm;
  readonly settled: StableOrder;
  /** The shelter that Enter acts on. */
  readonly top: string | null;
  readonly action: RowAction;
  /** Near matches, if no shelter in the caller's country takes the whole party. */
  readonly near: Pick<Parameters<typeof NearMatches>[0], 'nearly' | 'top' | 'action' | 'nearest'>;
  readonly list: RefObject<HTMLElement | null>;
  /** The pointer or focus is in the list. */
  onHeld(held: boolean): void;
  /** Applies the latest order and focuses the first house. */
  focusTop(): void;
  /** Why the hold was lost to somebody else: it is right above the next best place. */
  readonly lost: ReactNode;
  /** Content below the groups. */
  readonly children?: ReactNode;
}

/** Of so many rows the number is loaded while there is a line: fewer than a person reads in ten minutes (VA-13). */
const KEPT_NUMBERS = 3;

/** The three groups of results: takes, takes if, cannot. */
export function Results(props: ResultsProps) {
  const { answer, form, settled, top, action, near, list, onHeld, lost } = props;
  const { t } = useFindL10n();
  const [isFocusInside, setIsFocusInside] = useState(false);
  const onArrow = useRowNavigation(list);
  const lostPress = useLostPress(top, props.focusTop);
  const { order } = settled;
  const first = new Set([...order.takes, ...order.takesIf].slice(0, KEPT_NUMBERS));
  const group = (which: 'takes' | 'takesIf') =>
    order[which].length > 0 && (
      <FoundGroup title={t(`group.${which}`)} count={answer[which].count} which={which}>
        {order[which].map((shelterId) => (
          <Fragment key={shelterId}>
            {shelterId === top && lost && <li className="found-lost">{lost}</li>}
            <FoundRow
              placed={settled.placed.get(shelterId)!}
              group={which}
              form={form}
              isTop={shelterId === top}
              isFirst={first.has(shelterId)}
              isEnterTarget={shelterId === top && !isFocusInside}
              action={action}
              onLost={lostPress.press}
            />
          </Fragment>
        ))}
      </FoundGroup>
    );
  return (
    <section
      ref={list}
      tabIndex={-1}
      className="found-groups"
      aria-label={t('results.label')}
      onKeyDown={onArrow}
      onPointerEnter={(event) => event.pointerType === 'mouse' && onHeld(true)}
      onPointerLeave={() => onHeld(isFocusInside)}
      onFocus={() => {
        setIsFocusInside(true);
        onHeld(true);
      }}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        setIsFocusInside(false);
        onHeld(event.currentTarget.matches(':hover'));
      }}
    >
      <p className="aloud" role="status" data-announcer="lost">
        {lostPress.announcement}
      </p>
      {settled.moved > 0 && (
        <div className="found-moved">
          <Button icon={Eye} onClick={settled.showMoved}>
            {t('moved', { count: settled.moved })}
          </Button>
        </div>
      )}
      {group('takes')}
      {order.takes.length + order.takesIf.length === 0 && <p className="found-none">{t('results.none')}</p>}
      {top === null && lost}
      {near.nearly.length > 0 && <NearMatches {...near} form={form} isEnterTarget={!isFocusInside} />}
      {group('takesIf')}
      {order.cannot.length > 0 && (
        <CannotList settled={settled} count={answer.cannot.count} reasons={answer.cannot.reasons} form={form} />
      )}
      {props.children}
    </section>
  );
}

interface FoundGroupProps {
  readonly title: string;
  readonly count: number;
  readonly which: Group;
  readonly children: ReactNode;
}

function FoundGroup({ title, count, which, children }: FoundGroupProps) {
  const { t } = useFindL10n();
  return (
    <section className="found-group" data-group={which}>
      <h3>
        {title} <span className="found-count">{t('results.houses', { count })}</span>
      </h3>
      <ul>{children}</ul>
    </section>
  );
}

import { Eye } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { type Criteria, isFiltered, NO_CRITERIA } from '../../model/listing/criteria.ts';
import { Button } from '../../ui/button.tsx';
import { lazyOptional } from '../../ui/lazy-optional.tsx';
import { ShelterList } from './rows/shelter-list.tsx';
import type { ListingState } from './use-listing.ts';

const FirstSteps = lazyOptional(() => import('./first-steps.tsx'), ['steps']);

export interface ShelterListsProps {
  listed: ListingState;
  criteria: Criteria;
  onCriteria(criteria: Criteria): void;
  list: RefObject<HTMLElement | null>;
  /** The pointer or focus is in the list. */
  onHeld(held: boolean): void;
  onArrow(event: KeyboardEvent): void;
}

/** The shelters that match the filters: own ones first, then others; or why none does. */
export function ShelterLists({ listed, criteria, onCriteria, list, onHeld, onArrow }: ShelterListsProps) {
  const t = useT('board');
  const { listing, moved, showMoved } = listed;
  const [focused, setFocused] = useState<string | null>(null);
  const ids = [...listing.own, ...listing.others];
  const reached = focused !== null && ids.includes(focused) ? focused : (ids[0] ?? null);
  const common = { together: criteria.together, reached };
  const shownOf = (key: 'section.ofExact' | 'section.ofBanded', shown: number, all: number) => t(key, { shown, all });
  return (
    <section
      ref={list}
      id="houses"
      className="houses"
      tabIndex={-1}
      aria-label={t('houses')}
      onKeyDown={onArrow}
      onPointerEnter={(event) => event.pointerType === 'mouse' && onHeld(true)}
      onPointerLeave={(event) => !event.currentTarget.contains(document.activeElement) && onHeld(false)}
      onFocus={(event) => {
        onHeld(true);
        const row = event.target.closest('[data-shelter]');
        if (row) setFocused(row.getAttribute('data-shelter'));
      }}
      onBlur={(event) => {
        const inside = event.currentTarget.contains(event.relatedTarget) || event.currentTarget.matches(':hover');
        if (!inside) onHeld(false);
      }}
    >
      {moved > 0 && (
        <div className="houses-moved">
          <Button icon={Eye} onClick={showMoved}>
            {t('moved', { count: moved })}
          </Button>
        </div>
      )}
      {listing.own.length > 0 && (
        <ShelterList
          title={t('section.own')}
          count={shownOf('section.ofExact', listing.own.length, listing.ownOfAll)}
          note={t('section.soonFree')}
          ids={listing.own}
          {...common}
        />
      )}
      {listing.others.length > 0 && (
        <ShelterList
          title={listing.ownOfAll > 0 ? t('section.others') : t('section.all')}
          count={shownOf('section.ofBanded', listing.others.length, listing.othersOfAll)}
          note={t('section.banded')}
          ids={listing.others}
          {...common}
        />
      )}
      {ids.length === 0 && (
        <NoShelters criteria={criteria} onShowAll={() => onCriteria({ ...NO_CRITERIA, order: criteria.order })} />
      )}
    </section>
  );
}

/** One sentence and the one useful action. */
function NoShelters({ criteria, onShowAll }: { criteria: Criteria; onShowAll(): void }) {
  const t = useT('board');
  if (!isFiltered(criteria)) {
    return (
      <div className="houses-none">
        <p>{t('empty.none')}</p>
        <FirstSteps />
      </div>
    );
  }
  return (
    <div className="houses-none">
      <p>{criteria.together > 0 ? t('empty.together', { count: criteria.together }) : t('empty.filtered')}</p>
      <Button variant="primary" onClick={onShowAll}>
        {t('empty.clear')}
      </Button>
    </div>
  );
}

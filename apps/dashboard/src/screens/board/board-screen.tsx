import './board-screen.css';
import { HOME_COUNTRIES, type Me, type Row } from '@safe-haven/contracts';
import { type ComponentType, type ReactNode, useDeferredValue, useMemo, useRef, useState } from 'react';
import { BoardLiveState, BoardNotice } from '../../features/live/board-live-state.tsx';
import { SurgeBand } from '../../features/surge/surge.tsx';
import { useFormat, useT } from '../../locales/use-t.ts';
import { boardTotalsOf } from '../../model/board/totals.ts';
import { useAllRows } from '../../model/board/use-board.ts';
import { type Criteria, NO_CRITERIA } from '../../model/listing/criteria.ts';
import { useNow } from '../../model/time/now.ts';
import { useDelayed } from '../../ui/skeleton.tsx';
import { HOVERS, PHONE, useMedia, WIDE } from '../../ui/use-media.ts';
import { Announcer } from './announcer.tsx';
import { Filters, FilterToggle, SearchField } from './filters.tsx';
import { MapPane } from './map-pane.tsx';
import { SkeletonRows } from './rows/skeleton-rows.tsx';
import { createHovering, SelectionContext } from './selection.ts';
import { ShelterLists } from './shelter-lists.tsx';
import { ShelterPanel, type ShelterProps } from './shelter-panel.tsx';
import { TotalsStrip } from './totals/totals-strip.tsx';
import { useListing } from './use-listing.ts';
import { useOpenShelter } from './use-open-shelter.ts';
import { useRowNavigation } from './use-row-navigation.ts';
import { useStableArray } from './use-stable-array.ts';

const NO_ROWS: readonly never[] = [];

interface BarParts {
  readonly title: string;
  /** The name of the tab: no house, for a tab is read by whoever passes. */
  readonly tab: string;
  readonly skipTo: string;
  readonly search: ReactNode;
}

export interface BoardScreenProps {
  readonly me: Me;
  readonly shelterId: string | null;
  readonly onMap: boolean;
  /** The top bar, with the search field if there is room. */
  bar(parts: BarParts): ReactNode;
  /** The screen of a shelter, shown next to the board. */
  readonly Shelter: ComponentType<ShelterProps>;
}

/** The board: all shelters visible to this role as a list and a map, with an open shelter next to them. */
export function BoardScreen({ me, shelterId, onMap, bar, Shelter }: BoardScreenProps) {
  const t = useT('board');
  const wide = useMedia(WIDE);
  const small = useMedia(PHONE);
  const loaded = useAllRows();
  const rows = loaded ?? NO_ROWS;
  const isDelayed = useDelayed(loaded === null);
  const [criteria, setCriteria] = useState<Criteria>(NO_CRITERIA);
  const [held, setHeld] = useState(false);
  const [isExpanded, setIsExpanded] = useState(false);
  const isCollapsed = small && !isExpanded;
  const shelter = useOpenShelter(shelterId);
  const list = useRef<HTMLElement>(null);
  const listed = useShelters(rows, criteria, me, held);
  const totals = useTotals(rows);
  const countries = useStableArray(loaded === null ? HOME_COUNTRIES : [...totals.countries.keys()]);
  const selection = useSelection(shelterId);
  const onArrow = useRowNavigation(list);

  const search = <SearchField criteria={criteria} onChange={setCriteria} />;
  const toggle = <FilterToggle criteria={criteria} open={isExpanded} onToggle={() => setIsExpanded(!isExpanded)} />;
  const away = !wide && shelterId !== null;
  const mapOnly = !wide && onMap;
  const tab = mapOnly ? t('map') : t('title');
  return (
    <SelectionContext value={selection}>
      {bar({ title: (away && shelter.row?.name) || tab, tab, skipTo: 'houses', search: wide && search })}
      <BoardNotice />
      <main className="board" data-open={shelterId !== null || undefined} data-map-only={mapOnly || undefined}>
        <h1 className="aloud">{t('title')}</h1>
        <div className="board-strip" data-folded={isCollapsed || undefined} hidden={away}>
          <BoardLiveState lateBy={me.delayMinutes} showsNewest />
          <SurgeBand />
          <TotalsStrip totals={totals} country={shelterId === null ? 'all' : (shelter.row?.country ?? 'none')} />
        </div>
        <div className="board-list" hidden={away || mapOnly}>
          {!wide && (
            <div className="board-search">
              {search}
              {small && toggle}
            </div>
          )}
          {!isCollapsed && <Filters criteria={criteria} onChange={setCriteria} countries={countries} />}
          {loaded !== null && (
            <ShelterLists
              listed={listed}
              criteria={criteria}
              onCriteria={setCriteria}
              list={list}
              onHeld={setHeld}
              onArrow={onArrow}
            />
          )}
          {isDelayed && <SkeletonRows />}
        </div>
        {(wide || mapOnly) && !away && (
          <MapPane rows={rows} listed={listed} me={me} country={criteria.country} onOpenShelter={shelter.open} />
        )}
        {shelterId !== null && (
          <ShelterPanel key={shelterId} me={me} shelterId={shelterId} onClose={shelter.close} Shelter={Shelter} />
        )}
      </main>
      <Announcer listing={listed.listing} />
    </SelectionContext>
  );
}

function useTotals(rows: readonly Row[]) {
  const clock = useFormat().clock(useNow(60_000));
  return useMemo(() => boardTotalsOf(rows, clock), [rows, clock]);
}

function useSelection(selected: string | null) {
  const [hovering] = useState(createHovering);
  return useMemo(() => ({ hovering, selected }), [hovering, selected]);
}

function useShelters(rows: readonly Row[], criteria: Criteria, me: Me, held: boolean) {
  const hovers = useMedia(HOVERS);
  return useListing({
    rows,
    criteria: useDeferredValue(criteria),
    organisation: me.organisation,
    // Touch has no hover: on touch screens the order changes only on request.
    held: held || !hovers,
    now: useNow(60_000),
  });
}

import type { Me, Row } from '@safe-haven/contracts';
import { lazy, Suspense } from 'react';
import { useLanguage, useT } from '../../locales/use-t.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { Waiting } from '../../ui/lazy-optional.tsx';
import { useTheme } from '../../ui/theme.ts';
import { useHoveredArea, useSelection } from './selection.ts';
import { useListedRows } from './use-listed-rows.ts';
import type { ListingState } from './use-listing.ts';

const ShelterMap = lazy(() => import('../../features/map/shelter-map.tsx'));

export interface MapPaneProps {
  rows: readonly Row[];
  /** The map renders the rows of the list. */
  listed: ListingState;
  me: Me;
  country: string | null;
  onOpenShelter(shelterId: string): void;
}

/** The map next to the list. It is loaded later and may fail; the list is complete without it. */
export function MapPane({ rows, listed, me, country, onOpenShelter }: MapPaneProps) {
  const t = useT('board');
  const theme = useTheme();
  const language = useLanguage();
  const { hovering, selected } = useSelection();
  const hovered = useHoveredArea();
  const listedRows = useListedRows(rows, listed);
  return (
    <div className="board-map">
      <ErrorBoundary instead={() => <p className="board-map-text">{t('mapFailed')}</p>}>
        <Suspense
          fallback={
            <p className="board-map-text">
              <Waiting late={t('mapLate')}>{t('mapLoading')}</Waiting>
            </p>
          }
        >
          <ShelterMap
            rows={listedRows}
            theme={theme}
            language={language}
            map={me.map}
            country={country}
            hoveredArea={hovered}
            onHoverArea={hovering.set}
            selectedShelter={selected}
            onOpenShelter={onOpenShelter}
          />
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}

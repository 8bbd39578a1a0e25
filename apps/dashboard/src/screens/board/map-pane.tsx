import type { Me, Row } from '@safe-haven/contracts';
import { Component, lazy, type ReactNode, Suspense } from 'react';
import { useLanguage, useT } from '../../locales/use-t.ts';
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
      <Fallback text={t('mapFailed')}>
        <Suspense fallback={<p className="board-map-text">{t('mapLoading')}</p>}>
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
      </Fallback>
    </div>
  );
}

/** An error boundary: a map that fails to load or render does not affect the board. */
class Fallback extends Component<{ text: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <p className="board-map-text">{this.props.text}</p> : this.props.children;
  }
}

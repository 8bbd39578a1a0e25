import type { Me, Row } from '@safe-haven/contracts';
import { useCallback, useMemo, useState } from 'react';
import { useFormat, useT } from '../../locales/use-t.ts';
import type { Theme } from '../../ui/theme.ts';
import type { Area } from './areas.ts';
import { boundsFor } from './countries.ts';
import type { MapHandle } from './engines/map-handle.ts';
import { HeldStripes } from './held-stripes.tsx';
import { Legend } from './legend.tsx';
import { SheltersPopover } from './shelters-popover.tsx';
import './map.css';
import './markers.css';
import './map-controls.css';
import { MapEngine } from './map-engine.tsx';
import { MapWithSkipLink } from './map-with-skip-link.tsx';
import { type MarkerTexts, markerLabel, type Translate } from './marker-label.ts';
import { Sources } from './sources.tsx';
import { useFit } from './use-fit.ts';
import { useMarkers } from './use-markers.ts';
import { ZoomControls } from './zoom-controls.tsx';

/** Props of the map. It calls back with the hovered area and the shelter to open. */
export interface ShelterMapProps {
  rows: readonly Row[];
  theme: Theme;
  language: string;
  map: Me['map'];
  country: string | null;
  hoveredArea: string | null;
  onHoverArea(areaId: string | null): void;
  selectedShelter: string | null;
  onOpenShelter(shelterId: string): void;
}

/** The map of areas: shows the same rows as the list. */
export default function ShelterMap(props: ShelterMapProps) {
  const { rows, country, onOpenShelter } = props;
  const t = useT('map');
  const format = useFormat();
  const texts = useMemo(() => markerLabel(t, format.area), [t, format]);
  const [handle, setHandle] = useState<MapHandle | null>(null);
  const [opened, setOpened] = useState<readonly Area[]>([]);
  const bounds = useMemo(() => boundsFor(country, rows), [country, rows]);
  const fit = useFit(handle, bounds);
  const openAreas = (areas: readonly Area[]) => {
    const [only, ...others] = areas.flatMap((area) => area.shelterIds);
    if (only !== undefined && others.length === 0) onOpenShelter(only);
    else setOpened(areas);
  };
  const layer = useMarkers(handle, { ...props, texts, onOpenAreas: openAreas });
  const close = useCallback(() => {
    setOpened([]);
    if (opened[0]) layer.current?.focus(opened[0].id);
  }, [opened, layer]);
  const inside = rows.filter((row) => opened.some((area) => area.id === row.area.id));

  return (
    <MapWithSkipLink isRendered={handle !== null} t={t}>
      <HeldStripes />
      <MapEngine {...props} bounds={bounds} t={t} onReady={setHandle} />
      {handle && <ZoomControls handle={handle} t={t} onFit={() => fit(true)} />}
      {handle && opened[0] && inside.length > 0 && (
        <SheltersPopover
          handle={handle}
          rows={inside}
          title={titleOf(opened, t, texts)}
          point={opened[0].point}
          t={t}
          onOpenShelter={onOpenShelter}
          onClose={close}
        />
      )}
      {handle && <Legend t={t} raised={!handle.embedded} />}
      {handle?.embedded && <Sources t={t} />}
    </MapWithSkipLink>
  );
}

const titleOf = (areas: readonly Area[], t: Translate, { place }: MarkerTexts): string =>
  areas.length === 1
    ? t('houses.title', { place: place(areas[0]!) })
    : t('houses.titleSeveral', { count: areas.length });

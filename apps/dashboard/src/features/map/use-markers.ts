import type { Row } from '@safe-haven/contracts';
import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { Area } from './areas.ts';
import type { MapHandle } from './engines/map-handle.ts';
import type { MarkerTexts } from './marker-label.ts';
import { MarkerLayer } from './marker-layer.ts';

export interface MarkersOptions {
  rows: readonly Row[];
  texts: MarkerTexts;
  hoveredArea: string | null;
  selectedShelter: string | null;
  onHoverArea(areaId: string | null): void;
  onOpenAreas(areas: readonly Area[]): void;
}

/** Renders the markers for the rows. Layout effects, because the markers must be removed before the engine is. */
export function useMarkers(handle: MapHandle | null, options: MarkersOptions): RefObject<MarkerLayer | null> {
  const { rows, texts, hoveredArea, selectedShelter } = options;
  const layer = useRef<MarkerLayer | null>(null);
  const hover = useEffectEvent(options.onHoverArea);
  const open = useEffectEvent(options.onOpenAreas);
  const start = useEffectEvent(
    (of: MapHandle) => new MarkerLayer(of, { texts, onHover: (id) => hover(id), onOpen: (areas) => open(areas) }),
  );
  useLayoutEffect(() => {
    if (handle === null) return;
    const opened = start(handle);
    layer.current = opened;
    return () => {
      layer.current = null;
      opened.destroy();
    };
  }, [handle]);
  useLayoutEffect(() => layer.current?.setTexts(texts), [texts]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: also for a new map with the same rows
  useLayoutEffect(() => layer.current?.show(rows), [handle, rows]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: also for a new map with the same selection
  useLayoutEffect(() => layer.current?.select(hoveredArea, selectedShelter), [handle, hoveredArea, selectedShelter]);
  return layer;
}

import type { Theme } from '../../../ui/theme.ts';
import type { LngLat } from '../areas.ts';
import type { LabelScript } from '../basemap/script.ts';
import type { Bounds } from '../countries.ts';

export interface Spot {
  point: LngLat;
  /** Size of the marker in px. */
  size: number;
  /** Label below the marker; null for groups. */
  name: string | null;
}

export interface PlacedMarker {
  move(point: LngLat): void;
  remove(): void;
}

/** The interface of a map engine. Nothing outside `engines/` knows which one is used. */
export interface MapHandle {
  /** Whether it is the embedded base map, which needs attribution and a note; Mapbox has its own. */
  readonly embedded: boolean;
  zoom(): number;
  /** Size of the map in px. */
  size(): { width: number; height: number };
  /** Position of a point in px from the top left corner. */
  project(point: LngLat): { x: number; y: number };
  /** Fits these bounds, with padding for markers at the edges. */
  fit(bounds: Bounds, options: { animate: boolean }): void;
  ease(point: LngLat, zoom?: number): void;
  zoomBy(steps: 1 | -1): void;
  /** Accessible name of the canvas, which is movable by arrow keys. */
  describe(label: string): void;
  marker(element: HTMLElement, point: LngLat): PlacedMarker;
  /** Labels these positions, and keeps the base map's labels away from them if the engine can. */
  nameSpots(spots: readonly Spot[]): void;
  /** Called when the camera moves or the map is resized; returns an unsubscribe function. */
  onMove(listener: () => void): () => void;
  onResize(listener: () => void): () => void;
  /** Called when the user changes the view, by hand or by a button; `fit` and resizing do not count. */
  onUserMove(listener: () => void): () => void;
}

/** Props of both engine components. */
export interface EngineViewProps {
  theme: Theme;
  script: LabelScript;
  bounds: Bounds;
  /** Called with the open map, and with null on unmount. */
  onReady(handle: MapHandle | null): void;
  /** The engine can't render: the caller chooses a fallback. */
  onFailure(reason: string): void;
}

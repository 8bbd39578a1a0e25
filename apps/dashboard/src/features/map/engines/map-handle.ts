import type { LngLat } from '../areas.ts';
import type { Theme } from '../basemap/palette.ts';
import type { LabelScript } from '../basemap/script.ts';
import type { Bounds } from '../countries.ts';

export interface Spot {
  point: LngLat;
  /** Width and height in px of what stands there. */
  size: number;
  /** What to write under it; null where it stands for several places. */
  name: string | null;
}

export interface PlacedMarker {
  move(point: LngLat): void;
  remove(): void;
}

/** All that the dashboard asks of a map engine. Nothing outside `engines/` knows which one draws. */
export interface MapHandle {
  /** Whether the base map is our own, with sources to name and a note to give; Mapbox names its own. */
  readonly embedded: boolean;
  zoom(): number;
  /** Width and height in px of what is seen. */
  size(): { width: number; height: number };
  /** Where a point is in px from the top left corner. */
  project(point: LngLat): { x: number; y: number };
  /** Shows these bounds with room for markers at the edges. */
  fit(bounds: Bounds, options: { animate: boolean }): void;
  ease(point: LngLat, zoom?: number): void;
  zoomBy(steps: 1 | -1): void;
  /** What a screen reader says on the canvas, which moves with the arrow keys. */
  describe(label: string): void;
  marker(element: HTMLElement, point: LngLat): PlacedMarker;
  /** Names these spots and keeps the base map's own labels out from under them, where the engine can. */
  nameSpots(spots: readonly Spot[]): void;
  /** The camera moved or the map changed its size; returns how to stop listening. */
  onMove(listener: () => void): () => void;
  onResize(listener: () => void): () => void;
  /** Somebody chose another view, by hand or by a button; `fit` and a change of size are no such choice. */
  onAsked(listener: () => void): () => void;
}

/** What both engines are given by the map around them. */
export interface EngineViewProps {
  theme: Theme;
  script: LabelScript;
  bounds: Bounds;
  /** The open map, and null once it is gone. */
  onReady(handle: MapHandle | null): void;
  /** The engine can't draw: the caller chooses what comes in its place. */
  onFailure(why: string): void;
}

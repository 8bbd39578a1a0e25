import type { LngLat } from '../areas.ts';
import { MAX_ZOOM } from '../clusters.ts';
import type { MapHandle, PlacedMarker, Spot } from './map-handle.ts';

type Listener = (event: { originalEvent?: unknown; asked?: boolean }) => void;
type Moment = 'move' | 'movestart' | 'resize';

/** What maplibre-gl and mapbox-gl have in common, as far as it is used. */
export interface GlMap {
  getZoom(): number;
  getContainer(): HTMLElement;
  getCanvas(): HTMLCanvasElement;
  keyboard: { disableRotation(): void };
  touchZoomRotate: { disableRotation(): void };
  project(point: [number, number]): { x: number; y: number };
  fitBounds(
    bounds: [number, number, number, number],
    options: {
      padding: { top: number; right: number; bottom: number; left: number };
      maxZoom: number;
      animate: boolean;
    },
  ): unknown;
  easeTo(options: { center?: [number, number]; zoom?: number; duration?: number }, eventData?: object): unknown;
  on(moment: Moment, listener: Listener): unknown;
  off(moment: Moment, listener: Listener): unknown;
}

/** What an engine does in its own way. */
export interface EnginePart {
  embedded: boolean;
  marker(element: HTMLElement, point: [number, number]): PlacedMarker;
  nameSpots(spots: readonly Spot[]): void;
}

/** Room in px for markers at the edges, and for the legend below. */
export const PADDING = { top: 36, right: 48, bottom: 64, left: 36 };
/** A country as small as one town is not looked at from nearer than this. */
export const FIT_ZOOM = 9;
const FLIGHT_MS = 400;
/** Marks movements that somebody asked for by a button, beside those by hand. */
const ASKED = { asked: true };

/** The handle of an open map; `part` is what the two engines do each in their own way. */
export function glHandle(map: GlMap, part: EnginePart): MapHandle {
  const container = map.getContainer();
  map.keyboard.disableRotation();
  map.touchZoomRotate.disableRotation();
  const listen = (moment: Moment, listener: Listener) => {
    map.on(moment, listener);
    return () => void map.off(moment, listener);
  };
  return {
    embedded: part.embedded,
    zoom: () => map.getZoom(),
    size: () => ({ width: container.clientWidth, height: container.clientHeight }),
    project: (point) => map.project(mutable(point)),
    fit: ([west, south, east, north], { animate }) =>
      void map.fitBounds([west, south, east, north], { padding: PADDING, maxZoom: FIT_ZOOM, animate }),
    ease: (point, zoom = map.getZoom()) =>
      void map.easeTo({ center: mutable(point), zoom: Math.min(zoom, MAX_ZOOM), duration: FLIGHT_MS }, ASKED),
    zoomBy: (steps) =>
      void map.easeTo({ zoom: Math.min(map.getZoom() + steps, MAX_ZOOM), duration: FLIGHT_MS / 2 }, ASKED),
    describe: (label) => map.getCanvas().setAttribute('aria-label', label),
    marker: (element, point) => part.marker(element, mutable(point)),
    nameSpots: part.nameSpots,
    onMove: (listener) => listen('move', listener),
    onResize: (listener) => listen('resize', listener),
    onAsked: (listener) =>
      listen('movestart', ({ originalEvent, asked }) => (asked || originalEvent !== undefined) && listener()),
  };
}

const mutable = ([lng, lat]: LngLat): [number, number] => [lng, lat];

import type { LngLat } from '../areas.ts';
import { MAX_ZOOM } from '../clusters.ts';
import type { MapHandle, PlacedMarker, Spot } from './map-handle.ts';

type Listener = (event: { originalEvent?: unknown; byUser?: boolean }) => void;
type Moment = 'move' | 'movestart' | 'resize';

/** The common part of maplibre-gl and mapbox-gl that is used. */
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
  easeTo(
    options: { center?: [number, number]; zoom?: number; duration?: number },
    eventData?: { byUser: boolean },
  ): unknown;
  on(moment: Moment, listener: Listener): unknown;
  off(moment: Moment, listener: Listener): unknown;
}

/** The parts that differ between the engines. */
export interface EnginePart {
  embedded: boolean;
  marker(element: HTMLElement, point: [number, number]): PlacedMarker;
  nameSpots(spots: readonly Spot[]): void;
}

/** Padding in px for markers at the edges and the legend at the bottom. */
export const PADDING = { top: 36, right: 48, bottom: 64, left: 36 };
/** Maximum zoom when fitting bounds. */
export const FIT_ZOOM = 9;
const FLIGHT_MS = 400;
/** Event data that marks camera movements started by a button as made by the user. */
const BY_USER = { byUser: true };

/** Wraps an open map in the engine-neutral handle. */
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
      void map.easeTo({ center: mutable(point), zoom: Math.min(zoom, MAX_ZOOM), duration: FLIGHT_MS }, BY_USER),
    zoomBy: (steps) =>
      void map.easeTo({ zoom: Math.min(map.getZoom() + steps, MAX_ZOOM), duration: FLIGHT_MS / 2 }, BY_USER),
    describe: (label) => map.getCanvas().setAttribute('aria-label', label),
    marker: (element, point) => part.marker(element, mutable(point)),
    nameSpots: part.nameSpots,
    onMove: (listener) => listen('move', listener),
    onResize: (listener) => listen('resize', listener),
    onUserMove: (listener) =>
      listen('movestart', ({ originalEvent, byUser }) => (byUser || originalEvent !== undefined) && listener()),
  };
}

const mutable = ([lng, lat]: LngLat): [number, number] => [lng, lat];

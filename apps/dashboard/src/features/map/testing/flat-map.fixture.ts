import type { LngLat } from '../areas.ts';
import type { MapHandle, Spot } from '../engines/map-handle.ts';

/** A map engine without rendering: 1000 × 1000 px around Serbia, with a camera that the test moves. */
export class FlatMap implements MapHandle {
  readonly embedded = true;
  readonly page = document.createElement('div');
  /** The camera flights, newest last. */
  readonly flights: { point: LngLat; zoom: number }[] = [];
  spots: readonly Spot[] = [];
  private at = 6;
  private readonly listeners = new Set<() => void>();

  constructor() {
    document.body.append(this.page);
  }

  /** Moves the camera and notifies listeners. */
  moveTo(zoom: number): void {
    this.at = zoom;
    for (const listener of this.listeners) listener();
  }

  zoom = () => this.at;
  size = () => ({ width: 1000, height: 1000 });
  /** A degree is 100 px at zoom 6, doubled per level, with Kosovo in the middle. */
  project([lng, lat]: LngLat) {
    const scale = 100 * 2 ** (this.at - 6);
    return { x: 500 + (lng - 20.5) * scale, y: 500 - (lat - 43) * scale };
  }
  fit() {}
  ease(point: LngLat, zoom = this.at) {
    this.flights.push({ point, zoom });
  }
  zoomBy(steps: 1 | -1) {
    this.moveTo(this.at + steps);
  }
  describe() {}
  marker(element: HTMLElement) {
    this.page.append(element);
    return { move() {}, remove: () => element.remove() };
  }
  nameSpots(spots: readonly Spot[]) {
    this.spots = spots;
  }
  onMove(listener: () => void) {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
  onResize(listener: () => void) {
    return this.onMove(listener);
  }
  onUserMove() {
    return () => undefined;
  }
}

import type { Row } from '@safe-haven/contracts';
import { afterPaint } from './after-paint.ts';
import { type Area, areasOf } from './areas.ts';
import { changedAreas } from './changes.ts';
import { type Group, groupAreas, levelOf, separationLevel } from './clusters.ts';
import { type Coalescer, coalesce } from './coalesce.ts';
import { boundsAround, middleOf } from './countries.ts';
import type { MapHandle, PlacedMarker } from './engines/map-handle.ts';
import { MarkerElement, type MarkerListener, sizeOf } from './marker-element.ts';
import type { MarkerTexts } from './marker-label.ts';

/** Minimum time between redraws, ms: nobody reads faster. */
const REDRAW_EVERY_MS = 250;
/** Delay before the labels are updated, ms: each update redraws the whole map. */
const NAMES_AFTER_MS = 600;
const NO_SPOTS = '[]';
/** Markers up to this many px outside of the map count as visible. */
const EDGE = 24;

export interface MarkerLayerOptions {
  texts: MarkerTexts;
  /** Called with the hovered or focused area; null for none or a group. */
  onHover(areaId: string | null): void;
  /** Called for pressed areas that can't be separated by zooming in. */
  onOpen(areas: readonly Area[]): void;
}

/**
 * The markers above the base map. They depend on rows and zoom only, not on the engine or its style, so that a theme
 * change or another engine loses nothing.
 */
export class MarkerLayer {
  private readonly markers = new Map<string, { element: MarkerElement; placed: PlacedMarker; group: Group }>();
  private readonly stop: (() => void)[];
  private readonly listener: MarkerListener;
  private readonly rows: Coalescer<readonly Row[]> = coalesce(REDRAW_EVERY_MS, (rows) => this.take(rows));
  private areas: readonly Area[] = [];
  private level: number;
  private frame = 0;
  private latest: readonly Row[] = [];
  /** Cancels the pending redraw; null: none is pending. */
  private stopWaiting: (() => void) | null = null;
  private spots = NO_SPOTS;
  private naming: ReturnType<typeof setTimeout> | undefined;
  private texts: MarkerTexts;
  private chosen: { hoveredArea: string | null; selectedShelter: string | null } = {
    hoveredArea: null,
    selectedShelter: null,
  };
  private readonly handle: MapHandle;
  private readonly options: MarkerLayerOptions;

  constructor(handle: MapHandle, options: MarkerLayerOptions) {
    this.handle = handle;
    this.options = options;
    this.texts = options.texts;
    this.level = levelOf(handle.zoom());
    this.listener = {
      onPoint: (group) => options.onHover(group?.areas.length === 1 ? group.id : null),
      onPress: (group) => this.press(group),
    };
    this.stop = [handle.onMove(this.moved), handle.onResize(this.moved)];
  }

  /**
   * Shows the current rows. The first are drawn at once, later ones at most every 250 ms and after the next paint, so
   * that the list shows a filter first.
   */
  show(rows: readonly Row[]): void {
    this.latest = rows;
    if (this.areas.length === 0) this.pass();
    else this.stopWaiting ??= afterPaint(() => this.pass());
  }

  /** Sets the texts after a change of language. */
  setTexts(texts: MarkerTexts): void {
    this.texts = texts;
    this.draw(new Set());
  }

  /** Marks the area and shelter that are hovered or selected elsewhere. */
  select(hoveredArea: string | null, selectedShelter: string | null): void {
    const another = selectedShelter !== this.chosen.selectedShelter;
    this.chosen = { hoveredArea, selectedShelter };
    this.markChosen();
    if (another && selectedShelter !== null) this.bringIntoView(selectedShelter);
  }

  /** Focuses the marker of this area. */
  focus(areaId: string): void {
    for (const { element, group } of this.markers.values()) {
      if (group.areas.some((area) => area.id === areaId)) element.button.focus();
    }
  }

  destroy(): void {
    for (const stop of this.stop) stop();
    this.stopWaiting?.();
    this.rows.stop();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.naming);
    for (const id of [...this.markers.keys()]) this.removeMarker(id);
  }

  private pass(): void {
    this.stopWaiting?.();
    this.stopWaiting = null;
    this.rows.offer(this.latest);
  }

  private take(rows: readonly Row[]): void {
    const areas = areasOf(rows);
    const changed = changedAreas(this.areas, areas);
    this.areas = areas;
    this.draw(changed);
  }

  private readonly moved = (): void => {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      const level = levelOf(this.handle.zoom());
      if (level === this.level) return this.hideUnseen();
      this.level = level;
      this.draw(new Set());
    });
  };

  private draw(changed: ReadonlySet<string>): void {
    const groups = groupAreas(this.areas, this.level).sort(northFirst);
    const ids = new Set(groups.map((group) => group.id));
    for (const id of [...this.markers.keys()]) if (!ids.has(id)) this.removeMarker(id);
    for (const group of groups) {
      const element = this.place(group);
      element.show(group, this.texts);
      if (group.areas.some((area) => changed.has(area.id))) element.flash();
    }
    this.putInOrder(groups);
    this.markChosen();
    this.hideUnseen();
    this.nameSpots(groups);
  }

  private place(group: Group): MarkerElement {
    const existing = this.markers.get(group.id);
    if (existing) {
      const { point } = existing.group;
      existing.group = group;
      if (point[0] !== group.point[0] || point[1] !== group.point[1]) existing.placed.move(group.point);
      return existing.element;
    }
    const element = new MarkerElement(group, this.listener);
    element.show(group, this.texts);
    this.markers.set(group.id, { element, group, placed: this.handle.marker(element.button, group.point) });
    return element;
  }

  private removeMarker(id: string): void {
    const marker = this.markers.get(id)!;
    marker.element.dispose();
    marker.placed.remove();
    this.markers.delete(id);
  }

  /**
   * Orders the markers from north to south for the tab order. Skipped while a marker has the focus, since moving it
   * would blur it.
   */
  private putInOrder(groups: readonly Group[]): void {
    const buttons = groups.map((group) => this.markers.get(group.id)!.element.button);
    const inOrder = buttons.every((button, i) => i === 0 || follows(buttons[i - 1]!, button));
    if (inOrder || buttons.includes(document.activeElement as HTMLButtonElement)) return;
    for (const button of buttons) button.parentElement?.append(button);
  }

  private markChosen(): void {
    const { hoveredArea, selectedShelter } = this.chosen;
    for (const { element, group } of this.markers.values()) {
      element.setFlags({
        hovered: hoveredArea !== null && group.areas.some((area) => area.id === hoveredArea),
        selected: selectedShelter !== null && group.areas.some((area) => area.shelterIds.includes(selectedShelter)),
      });
    }
  }

  private hideUnseen(): void {
    // Reads the size once: reading it between writes would force a layout per marker.
    const size = this.handle.size();
    for (const { element, group } of this.markers.values()) element.setVisible(this.sees(group.point, size));
  }

  private sees(point: Area['point'], { width, height } = this.handle.size()): boolean {
    const { x, y } = this.handle.project(point);
    return x > -EDGE && y > -EDGE && x < width + EDGE && y < height + EDGE;
  }

  private bringIntoView(shelterId: string): void {
    const area = this.areas.find((candidate) => candidate.shelterIds.includes(shelterId));
    if (area && !this.sees(area.point)) this.handle.ease(area.point);
  }

  private nameSpots(groups: readonly Group[]): void {
    const spots = groups.map((group) => ({
      point: group.point,
      size: sizeOf(group),
      name: group.areas.length === 1 ? this.texts.place(group.areas[0]!) : null,
    }));
    const key = JSON.stringify(spots);
    if (key === this.spots) return;
    const isFirst = this.spots === NO_SPOTS;
    this.spots = key;
    clearTimeout(this.naming);
    if (isFirst) this.handle.nameSpots(spots);
    else this.naming = setTimeout(() => this.handle.nameSpots(spots), NAMES_AFTER_MS);
  }

  private press(group: Group): void {
    const level = group.areas.length > 1 ? separationLevel(group.areas, this.level) : null;
    const bounds = boundsAround(group.areas.map((area) => area.point));
    if (level === null || bounds === null) this.options.onOpen(group.areas);
    else this.handle.ease(middleOf(bounds), level);
  }
}

const northFirst = (a: Group, b: Group): number => b.point[1] - a.point[1] || a.point[0] - b.point[0];
const follows = (a: Node, b: Node): boolean => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

import type { Group } from './clusters.ts';
import { headlineOf } from './headline.ts';
import type { MarkerTexts } from './marker-label.ts';
import { markerSvg } from './marker-svg.ts';
import { isExact, leastFree } from './tally.ts';

/** Duration of the highlight of a change, ms; the same as the fade in `markers.css`. */
const HIGHLIGHT_MS = 1200;

export interface MarkerListener {
  /** Called when pointer or focus enters a marker, and with null when it leaves. */
  onPoint(group: Group | null): void;
  onPress(group: Group): void;
}

/** One marker as a `button`, for keyboard and screen readers. */
export class MarkerElement {
  readonly button = document.createElement('button');
  private drawn = '';
  private pulse: ReturnType<typeof setTimeout> | undefined;
  private group: Group;

  constructor(group: Group, listener: MarkerListener) {
    this.group = group;
    this.button.type = 'button';
    this.button.className = 'map-marker';
    this.button.addEventListener('click', () => listener.onPress(this.group));
    this.button.addEventListener('dblclick', (event) => event.stopPropagation());
    for (const moment of ['pointerenter', 'focus']) {
      this.button.addEventListener(moment, () => listener.onPoint(this.group));
    }
    for (const moment of ['pointerleave', 'blur']) this.button.addEventListener(moment, () => listener.onPoint(null));
  }

  /** Renders the group if it differs from the rendered one. */
  show(group: Group, texts: MarkerTexts): void {
    this.group = group;
    const headline = headlineOf(group.tally);
    const text = texts.text(headline);
    const label = texts.label(group);
    const key = JSON.stringify([group.tally, text, label]);
    if (key === this.drawn) return;
    this.drawn = key;
    this.button.replaceChildren(markerSvg({ tally: group.tally, headline, text, size: sizeOf(group) }));
    this.button.setAttribute('aria-label', label);
    this.button.title = label;
    this.button.dataset['headline'] = headline.kind;
    this.button.dataset['areas'] = group.areas.map((area) => area.id).join(' ');
    this.button.dataset['free'] = String(group.tally.free);
    this.button.dataset['least'] = String(leastFree(group.tally));
    this.button.dataset['exact'] = String(isExact(group.tally));
    this.button.dataset['shelters'] = String(group.tally.shelters);
  }

  /** Highlights a change; not restarted by changes during the fade. */
  flash(): void {
    if (this.pulse !== undefined) return;
    this.button.dataset['changed'] = '';
    this.pulse = setTimeout(() => {
      delete this.button.dataset['changed'];
      this.pulse = undefined;
    }, HIGHLIGHT_MS);
  }

  setFlags(flags: { hovered: boolean; selected: boolean }): void {
    this.button.toggleAttribute('data-hovered', flags.hovered);
    this.button.toggleAttribute('data-selected', flags.selected);
  }

  /** Removes invisible markers from the tab order, except the focused one. */
  setVisible(visible: boolean): void {
    const hidden = !visible && document.activeElement !== this.button;
    if (this.button.hidden !== hidden) this.button.hidden = hidden;
  }

  dispose(): void {
    clearTimeout(this.pulse);
  }
}

/** Width of a marker in px: larger for groups of areas. */
export function sizeOf(group: Group): number {
  if (group.areas.length === 1) return 44;
  return group.tally.shelters > 12 ? 56 : 50;
}

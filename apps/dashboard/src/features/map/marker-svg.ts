import { bandArcs } from './band-ring.ts';
import { donutPieces } from './donut.ts';
import { arcLine, ringPiece } from './geometry.ts';
import { filledArcs, type Headline } from './headline.ts';
import type { Tally } from './tally.ts';

/** Id of the pattern rendered by `HeldStripes`. */
export const HELD_STRIPES = 'map-held-stripes';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const DONUT_WIDTH = 7;
const BAND_WIDTH = 4;
const HALO = 4;

export interface MarkerDrawing {
  tally: Tally;
  headline: Headline;
  /** The text in the middle. */
  text: string;
  /** Width and height in px. */
  size: number;
}

/**
 * Draws a marker: a donut of the states if all shelters are exact, else a ring of three arcs. Colours are classes, so
 * that themes need no redraw and the content security policy needs no style attributes.
 */
export function markerSvg({ tally, headline, text, size }: MarkerDrawing): SVGSVGElement {
  const middle = size / 2;
  const root = node('svg', { width: size, height: size, viewBox: `0 0 ${size} ${size}`, 'aria-hidden': 'true' });
  root.append(
    node('circle', { class: 'map-marker__pulse', cx: middle, cy: middle, r: middle + HALO }),
    node('circle', { class: 'map-marker__chosen', cx: middle, cy: middle, r: middle + HALO - 1 }),
    node('circle', { class: 'map-marker__disc', cx: middle, cy: middle, r: middle }),
    ...(headline.kind === 'exact' ? donut(tally, middle) : band(headline, middle)),
    label(text, headline, middle),
  );
  return root;
}

function donut(tally: Tally, middle: number): SVGElement[] {
  const outer = middle - 2;
  const inner = outer - DONUT_WIDTH;
  const radius = (outer + inner) / 2;
  const pieces = donutPieces(tally, { radius });
  if (pieces.length === 0)
    return [node('circle', { class: 'map-piece map-piece--out', cx: middle, cy: middle, r: radius })];
  return pieces.map((piece) => {
    const name = `map-piece map-piece--${piece.state}`;
    if (piece.state === 'out') return node('path', { class: name, d: arcLine(middle, radius, piece) });
    const path = node('path', { class: name, d: ringPiece(middle, outer, inner, piece) });
    if (piece.state === 'held') path.setAttribute('fill', `url(#${HELD_STRIPES})`);
    return path;
  });
}

function band(headline: Headline, middle: number): SVGElement[] {
  const radius = middle - 2 - BAND_WIDTH / 2;
  return bandArcs(filledArcs(headline), { radius }).map((arc) =>
    node('path', { class: arc.lit ? 'map-arc map-arc--lit' : 'map-arc', d: arcLine(middle, radius, arc) }),
  );
}

function label(text: string, headline: Headline, middle: number): SVGElement {
  const quiet = headline.kind === 'ask' || (headline.kind === 'band' && headline.band === '0');
  const name = [
    'map-marker__text',
    quiet && 'map-marker__text--quiet',
    headline.kind !== 'exact' && 'map-marker__text--word',
    text.length > 4 && 'map-marker__text--long',
  ];
  const element = node('text', { class: name.filter(Boolean).join(' '), x: middle, y: middle, dy: '.35em' });
  element.textContent = text;
  return element;
}

function node<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | number>,
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

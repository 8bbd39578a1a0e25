import type { Arc } from './geometry.ts';

export type BandArc = Arc & { lit: boolean };

/** The three equal arcs of a band marker, clockwise from the top; `gap` px apart on a circle of `radius` px. */
export function bandArcs(lit: 0 | 1 | 2 | 3, { radius, gap = 4 }: { radius: number; gap?: number }): BandArc[] {
  const third = (2 * Math.PI) / 3;
  const half = gap / radius / 2;
  return [0, 1, 2].map((i) => ({ lit: i < lit, start: i * third + half, end: (i + 1) * third - half }));
}

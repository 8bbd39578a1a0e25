/** Angles are in radians, clockwise from the top. */
export interface Arc {
  start: number;
  end: number;
}

const TURN = 2 * Math.PI;

/** A point on a circle as `x y` of an SVG path. */
const at = (middle: number, radius: number, angle: number): string =>
  `${round(middle + radius * Math.sin(angle))} ${round(middle - radius * Math.cos(angle))}`;

const round = (n: number): number => Math.round(n * 100) / 100;
const isFullTurn = ({ start, end }: Arc): boolean => end - start > TURN - 1e-6;

/** An arc as an open path, for outlines and dots. */
export function arcLine(middle: number, radius: number, arc: Arc): string {
  if (isFullTurn(arc)) {
    const half = arc.start + Math.PI;
    return `${arcLine(middle, radius, { start: arc.start, end: half })}${arcLine(middle, radius, { start: half, end: arc.end - 1e-4 })}`;
  }
  const far = arc.end - arc.start > Math.PI ? 1 : 0;
  return `M${at(middle, radius, arc.start)}A${radius} ${radius} 0 ${far} 1 ${at(middle, radius, arc.end)}`;
}

/** A ring segment between two radii as a closed path, for fill patterns and borders. */
export function ringPiece(middle: number, outer: number, inner: number, arc: Arc): string {
  if (isFullTurn(arc)) return `${circle(middle, outer, 1)}${circle(middle, inner, 0)}`;
  const far = arc.end - arc.start > Math.PI ? 1 : 0;
  return [
    `M${at(middle, outer, arc.start)}A${outer} ${outer} 0 ${far} 1 ${at(middle, outer, arc.end)}`,
    `L${at(middle, inner, arc.end)}A${inner} ${inner} 0 ${far} 0 ${at(middle, inner, arc.start)}Z`,
  ].join('');
}

function circle(middle: number, radius: number, sweep: 0 | 1): string {
  const half = `A${radius} ${radius} 0 1 ${sweep}`;
  return `M${at(middle, radius, 0)}${half} ${at(middle, radius, Math.PI)}${half} ${at(middle, radius, 0)}Z`;
}

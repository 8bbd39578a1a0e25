import type { Frame, Geometry } from './geometry.ts';

export interface LabelPosition {
  readonly x: number;
  readonly y: number;
  /** Index of the point whose number is written there. */
  readonly index: number;
}

const ABOVE = -10;
const BELOW = 20;

/** Where the newest number is written: above or below the end of the curve, whichever side the curve does not cross. */
export function labelPosition({ runs, blocks }: Pick<Geometry, 'runs' | 'blocks'>, frame: Frame): LabelPosition | null {
  const edge = (x: number) => Math.min(x, frame.width - frame.right);
  const run = runs.at(-1);
  const [before, last] = [run?.at(-2), run?.at(-1)];
  const block = blocks.at(-1);
  if (last && (!block || last.index > block.index)) {
    const isFalling = before !== undefined && before.y < last.y;
    return { x: edge(last.x + 6), y: last.y + (isFalling ? BELOW : ABOVE), index: last.index };
  }
  return block ? { x: edge(block.x + block.width), y: block.y - 6, index: block.index } : null;
}

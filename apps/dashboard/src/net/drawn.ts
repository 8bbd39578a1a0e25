import { DRAWN_HEADER, TRACE_HEADER } from '@safe-haven/contracts';
import type { LineAnswer } from './line.ts';

/** How long ago a change of this page was asked for and answered when it was drawn, ms. */
export interface DrawnReport {
  readonly trace: string;
  readonly pressed: number;
  readonly answered: number;
}

let report: ((drawn: DrawnReport) => void) | null = null;

/** Reports to the server, where it asks for that, when this page has drawn what came of a change. */
export const drawn = {
  /** Where reports go; null: nowhere. */
  reportTo(next: ((drawn: DrawnReport) => void) | null): void {
    report = next;
  },
  /** A change that was asked for at an instant (`performance.now()`) has its answer. */
  answered(pressedAt: number, { headers }: LineAnswer): void {
    const trace = headers.get(DRAWN_HEADER) === '1' ? headers.get(TRACE_HEADER) : null;
    if (trace === null) return;
    const answeredAt = performance.now();
    afterNextFrame(() => {
      const now = performance.now();
      report?.({ trace, pressed: Math.round(now - pressedAt), answered: Math.round(now - answeredAt) });
    });
  },
};

/** The callback of a frame runs before it is drawn, and a timer after that. */
function afterNextFrame(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run, 0));
}

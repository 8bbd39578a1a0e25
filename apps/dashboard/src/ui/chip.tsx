import './chip.css';
import type { ReactNode } from 'react';

/** A toggle button for one of several filters. */
export function Chip({ pressed, onPress, children }: { pressed: boolean; onPress(): void; children: ReactNode }) {
  return (
    <button type="button" className="chip" aria-pressed={pressed} onClick={onPress}>
      {children}
    </button>
  );
}

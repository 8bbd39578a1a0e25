import type { LucideIcon } from 'lucide-react';

/** An icon beside words; never alone, so that it is silent for a screen reader. `size` in px. */
export function Icon({ of: Shape, size = 16 }: { of: LucideIcon; size?: number }) {
  return <Shape className="icon" size={size} strokeWidth={1.75} aria-hidden="true" focusable="false" />;
}

import type { LucideIcon } from 'lucide-react';

/** An icon next to text. It is hidden from screen readers, so it is never alone. `size` in px. */
export function Icon({ icon: Shape, size = 16 }: { icon: LucideIcon; size?: number }) {
  return <Shape className="icon" size={size} strokeWidth={1.75} aria-hidden="true" focusable="false" />;
}

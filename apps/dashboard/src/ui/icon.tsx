import type { LucideIcon } from 'lucide-react';

/** An icon beside text. It is hidden from screen readers, so it never stands alone. `size` in px. */
export function Icon({ icon: Shape, size = 16 }: { icon: LucideIcon; size?: number }) {
  return <Shape className="icon" size={size} strokeWidth={1.75} aria-hidden="true" focusable="false" />;
}

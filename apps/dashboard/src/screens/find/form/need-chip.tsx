import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../../../ui/icon.tsx';

/** A need as a checkbox that looks like a chip: Space toggles it, Enter is left to the form. */
export function NeedChip(props: { readonly on: boolean; onToggle(): void; readonly children: ReactNode }) {
  return (
    <label className="find-chip">
      <input type="checkbox" checked={props.on} onChange={props.onToggle} />
      <span>
        {props.on && <Icon icon={Check} size={14} />}
        {props.children}
      </span>
    </label>
  );
}

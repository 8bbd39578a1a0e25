import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../../../ui/icon.tsx';

interface NeedRowProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly detail: string;
  /** For tests and for the look: what kind of row it is. */
  readonly kind: string;
  readonly id: string;
  /** What can be done, at the end of the row. */
  readonly children: ReactNode;
  /** What belongs under the row. */
  readonly below?: ReactNode;
}

/** One thing that needs somebody: an icon, what it is, the details, and the one press that leads on. */
export function NeedRow({ icon, title, detail, kind, id, children, below }: NeedRowProps) {
  return (
    <li className="night-need" data-need={kind} data-id={id}>
      <Icon of={icon} size={20} />
      <div className="sheet-words">
        <p className="sheet-name">{title}</p>
        <p className="sheet-detail">{detail}</p>
      </div>
      <div className="night-need-act">{children}</div>
      {below}
    </li>
  );
}

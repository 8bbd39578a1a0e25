import { Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { countdown } from '../../model/time/countdown.ts';
import { useNow } from '../../model/time/now.ts';
import { Icon } from '../../ui/icon.tsx';
import { useShelter } from '../shelter/shelter-context.ts';

interface HoldLineProps {
  readonly expiresAt: string;
  readonly where: string;
  readonly children: ReactNode;
  onOpen(): void;
}

/** A hold in one line, which opens its card. */
export function HoldLine({ expiresAt, where, children, onOpen }: HoldLineProps) {
  const { l10n } = useShelter();
  const now = useNow(1_000);
  return (
    <button type="button" className="hold-line" aria-expanded="false" onClick={onOpen}>
      <Icon of={Hourglass} size={18} />
      <span className="sheet-words">
        <span className="sheet-name">{where}</span>
        <span className="sheet-detail">{children}</span>
      </span>
      <span className="hold-line-left">{countdown(l10n.t, expiresAt, now)}</span>
    </button>
  );
}

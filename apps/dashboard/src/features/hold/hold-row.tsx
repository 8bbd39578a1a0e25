import { Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { countdown } from '../../model/time/countdown.ts';
import { useNow } from '../../model/time/now.ts';
import { Icon } from '../../ui/icon.tsx';
import { useShelter } from '../shelter/shelter-context.ts';

interface HoldRowProps {
  readonly expiresAt: string;
  readonly where: string;
  readonly children: ReactNode;
  onOpen(): void;
}

/** A hold as a row that opens its card. */
export function HoldRow({ expiresAt, where, children, onOpen }: HoldRowProps) {
  const { l10n } = useShelter();
  const now = useNow(1_000);
  return (
    <button type="button" className="hold-row" aria-expanded="false" onClick={onOpen}>
      <Icon icon={Hourglass} size={18} />
      <span className="sheet-text">
        <span className="sheet-name">{where}</span>
        <span className="sheet-detail">{children}</span>
      </span>
      <span className="hold-row-left">{countdown(l10n.t, expiresAt, now)}</span>
    </button>
  );
}

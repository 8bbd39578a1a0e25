import type { LucideIcon } from 'lucide-react';
import { Icon } from '../../../ui/icon.tsx';

interface TonightTimeProps {
  /** A duration or time: "25 min", "04:31". */
  readonly number: string;
  /** Its meaning: "overdue", "ends 02:14". */
  readonly label: string;
  readonly icon?: LucideIcon;
  /** `overdue` is red; `held` is a hold that expires; `arrived` is over well. */
  readonly tone?: 'overdue' | 'held' | 'arrived' | 'plain';
  /** Larger, for urgent rows. */
  readonly isUrgent?: boolean;
  /** Label of a countdown for screen readers, which do not read every second. */
  readonly timer?: string;
}

/** The first column of a row: a number with its unit. */
export function TonightTime({ number, label, icon, tone = 'plain', isUrgent = false, timer }: TonightTimeProps) {
  return (
    <p className="tonight-time" data-tone={tone} data-urges={isUrgent || undefined}>
      {icon && <Icon icon={icon} size={18} />}
      <span className="tonight-number" {...(timer === undefined ? {} : { role: 'timer', 'aria-label': timer })}>
        {number}
      </span>
      <span className="tonight-label">{label}</span>
    </p>
  );
}

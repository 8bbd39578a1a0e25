import type { LucideIcon } from 'lucide-react';
import { Icon } from '../../../ui/icon.tsx';

interface TonightTimeProps {
  /** What the clock says: "25 min", "04:31". */
  readonly number: string;
  /** What it means: "overdue", "ends 02:14". */
  readonly word: string;
  readonly icon?: LucideIcon;
  /** `overdue` alone is red; `held` is a promise that runs out. */
  readonly tone?: 'overdue' | 'held' | 'plain';
  /** It has to be seen to now: larger. */
  readonly urges?: boolean;
  /** It counts down: how a screen reader calls it, which does not read it each second. */
  readonly timer?: string;
}

/** The first column of a row: a number above its unit. */
export function TonightTime({ number, word, icon, tone = 'plain', urges = false, timer }: TonightTimeProps) {
  return (
    <p className="tonight-time" data-tone={tone} data-urges={urges || undefined}>
      {icon && <Icon icon={icon} size={18} />}
      <span className="tonight-number" {...(timer === undefined ? {} : { role: 'timer', 'aria-label': timer })}>
        {number}
      </span>
      <span className="tonight-word">{word}</span>
    </p>
  );
}

import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Call } from '../../../features/call/call.tsx';
import { useT } from '../../../locales/use-t.ts';
import { Icon } from '../../../ui/icon.tsx';

interface RowProps {
  readonly id: string;
  readonly icon: LucideIcon;
  /** What the clock says, and what that means. */
  readonly number: string;
  readonly word: string;
  /** `overdue` alone is red. */
  readonly tone?: 'overdue' | 'held' | 'plain';
  readonly title: string;
  readonly detail: string;
  /** Said before the number to call. */
  readonly beside?: string | undefined;
  /** The house to call; null: none. */
  readonly call: { readonly shelterId: string; readonly shelterName: string } | null;
  readonly to: string;
}

/** One thing that passes to the next shift: what the clock says, what it is, whom to call, and where it is seen to. */
export function Row({ id, icon, number, word, tone = 'plain', title, detail, beside, call, to }: RowProps) {
  const t = useT('handover');
  return (
    <div className="handover-row" data-id={id} data-tone={tone}>
      <p className="handover-time">
        <Icon of={icon} size={18} />
        <span className="handover-clock">{number}</span>
        <span className="handover-word">{word}</span>
      </p>
      <div className="handover-words">
        <p className="sheet-name">{title}</p>
        <p className="sheet-detail">{detail}</p>
      </div>
      <div className="handover-beside">
        {beside && <Says words={beside} />}
        {call && <Call shelterId={call.shelterId} name={call.shelterName} />}
      </div>
      <Link href={to} className="button button-quiet" aria-label={`${t('see')}: ${title}`}>
        {t('see')}
      </Link>
    </div>
  );
}

const Says = ({ words }: { readonly words: string }): ReactNode => <p>{words}</p>;

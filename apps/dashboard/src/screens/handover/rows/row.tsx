import type { LucideIcon } from 'lucide-react';
import { Link } from 'wouter';
import { Call } from '../../../features/call/call.tsx';
import { useT } from '../../../locales/use-t.ts';
import { Icon } from '../../../ui/icon.tsx';

interface RowProps {
  readonly id: string;
  readonly icon: LucideIcon;
  /** The time or age, and its meaning. */
  readonly number: string;
  readonly label: string;
  /** `overdue` alone is red. */
  readonly tone?: 'overdue' | 'held' | 'plain';
  readonly title: string;
  readonly detail: string;
  /** What is next. At night a duty line and the number behind it fill two lines, so this is not next to them. */
  readonly note?: string | undefined;
  /** The shelter to call; null: none. */
  readonly call: { readonly shelterId: string; readonly shelterName: string } | null;
  readonly to: string;
}

/** One open task: its time, what it is, whom to call, and a link to where it is handled. */
export function Row({ id, icon, number, label, tone = 'plain', title, detail, note, call, to }: RowProps) {
  const t = useT('handover');
  return (
    <div className="handover-row" data-id={id} data-tone={tone}>
      <p className="handover-time">
        <Icon icon={icon} size={18} />
        <span className="handover-clock">{number}</span>
        <span className="handover-label">{label}</span>
      </p>
      <div className="handover-text">
        <p className="sheet-name">{title}</p>
        <p className="sheet-detail">{detail}</p>
        {note && <p className="sheet-detail">{note}</p>}
      </div>
      <div className="handover-extra">
        {call && <Call shelterId={call.shelterId} name={call.shelterName} one="line" />}
      </div>
      <Link href={to} className="button button-quiet" aria-label={`${t('see')}: ${title}`}>
        {t('see')}
      </Link>
    </div>
  );
}

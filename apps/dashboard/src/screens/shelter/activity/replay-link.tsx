import type { ActivityItem } from '@safe-haven/contracts';
import { History } from 'lucide-react';
import { Link } from 'wouter';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { Icon } from '../../../ui/icon.tsx';

interface ReplayLinkProps {
  readonly item: ActivityItem;
  readonly sentence: string;
}

/** A link to the replay at the time of an event; for corrected events in the view "as we knew it then". */
export function ReplayLink({ item: { occurredAt, recordedAt, corrected }, sentence }: ReplayLinkProps) {
  const { l10n, shelterId } = useShelter();
  const [at, view] = corrected === 'void' ? [recordedAt, 'known'] : [occurredAt, 'was'];
  return (
    <Link
      className="line-then"
      href={`/replay?${new URLSearchParams({ at, view, shelter: shelterId })}`}
      aria-label={l10n.t('activity.thenLabel', { sentence })}
      title={l10n.t('activity.then')}
    >
      <Icon icon={History} size={16} />
    </Link>
  );
}

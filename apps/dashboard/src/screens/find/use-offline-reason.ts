import { useFindL10n } from '../../features/reasons/find-l10n.ts';
import { useOfflineSince } from '../../net/connection.ts';

/** Why nothing can be held or asked while offline; undefined when online. Holds and requests can't be queued. */
export function useOfflineReason(): string | undefined {
  const { t } = useFindL10n();
  return useOfflineSince() === null ? undefined : t('noLine');
}

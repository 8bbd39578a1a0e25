import { useFindL10n } from '../../features/reasons/find-l10n.ts';
import { useOfflineSince } from '../../net/connection.ts';

/** Why nothing can be held or asked now; undefined while the connection is there. Holds and requests are live only. */
export function useNotConnected(): string | undefined {
  const { t } = useFindL10n();
  return useOfflineSince() === null ? undefined : t('noLine');
}

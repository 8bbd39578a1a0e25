import { useOfflineSince } from '../../net/connection.ts';
import { useFindL10n } from './find-l10n.ts';

/** Why nothing can be held or asked now; undefined while the connection is there. Holds and requests are live only. */
export function useNotConnected(): string | undefined {
  const { t } = useFindL10n();
  return useOfflineSince() === null ? undefined : t('noLine');
}

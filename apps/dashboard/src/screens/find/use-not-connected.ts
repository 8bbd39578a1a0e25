import { useFindL10n } from '../../features/search/find-l10n.ts';
import { useOffline } from '../../model/board/use-offline.ts';

/** Why nothing can be held or asked now; undefined while the connection is there. Holds and requests are live only. */
export function useNotConnected(): string | undefined {
  const { t } = useFindL10n();
  return useOffline() === null ? undefined : t('noLine');
}

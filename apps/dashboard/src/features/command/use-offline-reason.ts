import { useT } from '../../locales/use-t.ts';
import { useOfflineSince } from '../../net/connection.ts';

/** The reason why commands that need the connection can't be sent; undefined while online. */
export function useOfflineReason(): string | undefined {
  const t = useT('requests');
  return useOfflineSince() === null ? undefined : t('liveOnly');
}

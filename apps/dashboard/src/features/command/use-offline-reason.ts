import { useT } from '../../locales/use-t.ts';
import { useOfflineSince } from '../../net/connection.ts';

/** The reason why commands that need the connection can't be sent, the same on every screen; undefined while online. */
export function useOfflineReason(): string | undefined {
  const t = useT('look');
  return useOfflineSince() === null ? undefined : t('liveOnly');
}

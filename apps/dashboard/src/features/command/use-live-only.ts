import { useT } from '../../locales/use-t.ts';
import { useOfflineSince } from '../../net/connection.ts';

/** Why what is live only can't be sent now; nothing while the connection is there. */
export function useLiveOnly(): string | undefined {
  const t = useT('requests');
  return useOfflineSince() === null ? undefined : t('liveOnly');
}

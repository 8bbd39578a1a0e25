import { useT } from '../../locales/use-t.ts';
import { useOffline } from '../../model/board/use-offline.ts';

/** Why what is live only can't be sent now; nothing while the connection is there. */
export function useLiveOnly(): string | undefined {
  const t = useT('requests');
  return useOffline() === null ? undefined : t('liveOnly');
}

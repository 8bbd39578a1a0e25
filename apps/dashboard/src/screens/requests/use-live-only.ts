import { useWords } from '../../locales/use-words.ts';
import { useOfflineSince } from '../../net/connection.ts';

/** Why what is live only can't be sent now; nothing while the connection is there. */
export function useLiveOnly(): string | undefined {
  const t = useWords('requests');
  return useOfflineSince() === null ? undefined : t('liveOnly');
}

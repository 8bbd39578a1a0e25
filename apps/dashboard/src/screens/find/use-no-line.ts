import { useOfflineSince } from '../../net/connection.ts';
import { useVoice } from './say/voice.ts';

/** Why nothing can be held or asked now; undefined while the connection is there. Holds and requests are live only. */
export function useNoLine(): string | undefined {
  const { t } = useVoice();
  return useOfflineSince() === null ? undefined : t('noLine');
}

import { useEffect, useState } from 'react';
import { useVoice } from '../../features/search/find-text.ts';
import { useBoardClient } from '../../model/board/use-board.ts';

/** A line that is back within this time was never gone, as for the board. */
const GONE_MS = 3_000;

/** Why nothing can be held or asked now; undefined while the line is there. Holds and requests are live only. */
export function useNoLine(): string | undefined {
  const client = useBoardClient();
  const { t } = useVoice();
  const [gone, setGone] = useState(() => client.line().link === 'down');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      if (client.line().link === 'down') {
        timer ??= setTimeout(() => setGone(true), GONE_MS);
        return;
      }
      clearTimeout(timer);
      timer = undefined;
      setGone(false);
    };
    look();
    const stop = client.onLine(look);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client]);
  return gone ? t('noLine') : undefined;
}

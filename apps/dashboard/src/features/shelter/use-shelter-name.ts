import { useCallback, useSyncExternalStore } from 'react';
import { useT } from '../../locales/use-t.ts';
import { useBoardClient } from '../../model/board/use-board.ts';

/** What a house is called, as the board names it; a house that the board lacks is "a house". */
export function useShelterName(): (shelterId: string | null) => string {
  const client = useBoardClient();
  const t = useT('shelter');
  // The board may come after the screen: names are said as soon as it is there.
  useSyncExternalStore(client.onBoard, () => client.board() !== null);
  return useCallback(
    (shelterId) => (shelterId === null ? t('title') : (client.row(shelterId)?.name ?? t('title'))),
    [client, t],
  );
}

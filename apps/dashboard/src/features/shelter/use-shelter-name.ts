import { useCallback, useSyncExternalStore } from 'react';
import { useT } from '../../locales/use-t.ts';
import { useBoardClient } from '../../model/board/use-board.ts';

/** The name of a shelter from the board; "a house" if it is not there. */
export function useShelterName(): (shelterId: string | null) => string {
  const client = useBoardClient();
  const t = useT('shelter');
  // The board may be loaded after the screen: rerenders once it is.
  useSyncExternalStore(client.onBoard, () => client.board() !== null);
  return useCallback(
    (shelterId) => (shelterId === null ? t('title') : (client.row(shelterId)?.name ?? t('title'))),
    [client, t],
  );
}

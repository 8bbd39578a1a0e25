import type { ReplayBoard } from '@safe-haven/contracts';
import { useCallback, useRef } from 'react';
import { useT } from '../../locales/use-t.ts';
import { useBoardClient } from '../../model/board/use-board.ts';

/** The names of shelters: from past boards that were shown, else from the live board. */
export function useShelterNames(shown: ReplayBoard | null): (shelterId: string) => string {
  const t = useT('replay');
  const client = useBoardClient();
  const seen = useRef(new Map<string, string>());
  for (const { shelterId, name } of shown?.was ?? []) seen.current.set(shelterId, name);
  return useCallback((id) => seen.current.get(id) ?? client.row(id)?.name ?? t('rows.aHouse'), [client, t]);
}

import type { ReplayBoard } from '@safe-haven/contracts';
import { useCallback, useRef } from 'react';
import { useT } from '../../locales/use-t.ts';
import { useBoardClient } from '../../model/board/use-board.ts';

/** What a house is called: as the boards of the past that were shown name it, else the live one. */
export function useNames(shown: ReplayBoard | null): (shelterId: string) => string {
  const t = useT('replay');
  const client = useBoardClient();
  const seen = useRef(new Map<string, string>());
  for (const { shelterId, name } of shown?.was ?? []) seen.current.set(shelterId, name);
  return useCallback((id) => seen.current.get(id) ?? client.row(id)?.name ?? t('rows.aHouse'), [client, t]);
}

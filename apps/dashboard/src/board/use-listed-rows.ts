import type { Row } from '@safe-haven/contracts';
import { useMemo } from 'react';
import type { Listing } from './listing/listing.ts';

/** The rows as listed: filtered, in the order of the list. The map draws these. */
export function useListedRows(rows: readonly Row[], { own, others }: Listing): readonly Row[] {
  return useMemo(() => {
    const byId = new Map(rows.map((row) => [row.shelterId, row]));
    return [...own, ...others].flatMap((shelterId) => byId.get(shelterId) ?? []);
  }, [rows, own, others]);
}

import type { Row } from '@safe-haven/contracts';
import { useMemo } from 'react';
import type { Listed } from './use-listing.ts';

/** The rows as listed: filtered, in the order of the list. The map draws these. */
export function useListedRows(rows: readonly Row[], { listing, placeOf }: Listed): readonly Row[] {
  const { own, others } = listing;
  return useMemo(
    () => [...own, ...others].flatMap((shelterId) => rows[placeOf.get(shelterId) ?? -1] ?? []),
    [rows, placeOf, own, others],
  );
}

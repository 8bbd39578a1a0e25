import type { Row } from '@safe-haven/contracts';
import { useMemo } from 'react';
import type { ListingState } from './use-listing.ts';

/** The listed rows: filtered and ordered. The map shows the same. */
export function useListedRows(rows: readonly Row[], { listing, placeOf }: ListingState): readonly Row[] {
  const { own, others } = listing;
  return useMemo(
    () => [...own, ...others].flatMap((shelterId) => rows[placeOf.get(shelterId) ?? -1] ?? []),
    [rows, placeOf, own, others],
  );
}

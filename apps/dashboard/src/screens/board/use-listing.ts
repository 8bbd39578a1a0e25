import type { Row } from '@safe-haven/contracts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useFormat } from '../../locales/use-t.ts';
import type { Criteria } from '../../model/listing/criteria.ts';
import { frozenOrder, movedBetween, sameOrder } from '../../model/listing/frozen-order.ts';
import { type Listing, listingOf, NOTHING_LISTED } from '../../model/listing/listing.ts';
import { shelterIndexer, sorted } from '../../model/listing/order.ts';
import { createSearch } from '../../model/listing/search.ts';

export interface ListingState {
  readonly listing: Listing;
  /** The index of each shelter among the rows. */
  readonly placeOf: ReadonlyMap<string, number>;
  /** Number of shelters whose move is postponed while the user is in the list. */
  readonly moved: number;
  /** Applies the postponed order. */
  showMoved(): void;
}

/**
 * The listing of the rows. While it is frozen the order stays, and it counts the shelters that would move. Changes of
 * the filters apply at once.
 */
export function useListing(options: {
  rows: readonly Row[];
  criteria: Criteria;
  organisation: string | null;
  held: boolean;
  now: number;
}): ListingState {
  const { rows, criteria, organisation, held, now } = options;
  const format = useFormat();
  const indexer = useMemo(() => shelterIndexer(format.collator), [format]);
  const [matcher] = useState(createSearch);
  const index = useMemo(() => indexer(rows), [indexer, rows]);
  const { order } = criteria;
  const ordered = useMemo(
    () => sorted(rows, order, { index, collator: format.collator, countryName: format.country, now }),
    [rows, order, index, format, now],
  );
  const next = useMemo(
    () => listingOf(ordered, criteria, { matcher, countryName: format.country, areaName: format.area, organisation }),
    [ordered, criteria, matcher, format, organisation],
  );
  const [agreed, setAgreed] = useState<Listing | null>(null);
  const shown = useRef<ShownListing>({ listing: NOTHING_LISTED, criteria: null });
  const before = shown.current;
  const follows = !held || before.criteria !== criteria || isEmpty(before.listing) || agreed === next;
  const listing = sameArrays(
    before.listing,
    follows ? next : frozenOrder(before.listing, next, (id) => index.placeOf.has(id)),
  );
  useEffect(() => {
    shown.current = { listing, criteria };
  });
  return {
    listing,
    placeOf: index.placeOf,
    moved: follows || sameOrder(listing, next) ? 0 : movedBetween(listing, next),
    showMoved: () => setAgreed(next),
  };
}

interface ShownListing {
  readonly listing: Listing;
  /** Null before the first listing. */
  readonly criteria: Criteria | null;
}

const isEmpty = (listing: Listing): boolean => listing.own.length + listing.others.length === 0;

/** Keeps the arrays while their ids are the same, so that an unchanged list does not rerender. */
const sameArrays = (before: Listing, next: Listing): Listing =>
  sameOrder(before, next) ? { ...next, own: before.own, others: before.others } : next;

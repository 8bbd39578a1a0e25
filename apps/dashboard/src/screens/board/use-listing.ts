import type { Row } from '@safe-haven/contracts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useFormat } from '../../locales/use-t.ts';
import type { Criteria } from '../../model/listing/criteria.ts';
import { frozenOrder, movedBetween, sameOrder } from '../../model/listing/frozen-order.ts';
import { type Listing, listingOf, NOTHING_LISTED } from '../../model/listing/listing.ts';
import { sorted } from '../../model/listing/order.ts';
import { createSearch } from '../../model/listing/search.ts';
import { shelterIndexer } from '../../model/listing/shelter-index.ts';

export interface Listed {
  readonly listing: Listing;
  /** Where each house stands among the rows as they came. */
  readonly placeOf: ReadonlyMap<string, number>;
  /** Houses that wait to move because somebody is in the list. */
  readonly moved: number;
  /** Shows the wanted order now. */
  showMoved(): void;
}

/**
 * The list of the rows. It follows the board at once, except while it is held still: then the order stays and says how
 * many houses wait. What somebody asks for anew is always answered at once.
 */
export function useListing(options: {
  rows: readonly Row[];
  criteria: Criteria;
  organisation: string | null;
  held: boolean;
  now: number;
}): Listed {
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
  const wanted = useMemo(
    () => listingOf(ordered, criteria, { matcher, countryName: format.country, areaName: format.area, organisation }),
    [ordered, criteria, matcher, format, organisation],
  );
  const [agreed, setAgreed] = useState<Listing | null>(null);
  const shown = useRef<Shown>({ listing: NOTHING_LISTED, criteria: null });
  const before = shown.current;
  const follows = !held || before.criteria !== criteria || isEmpty(before.listing) || agreed === wanted;
  const listing = sameArrays(
    before.listing,
    follows ? wanted : frozenOrder(before.listing, wanted, (id) => index.placeOf.has(id)),
  );
  useEffect(() => {
    shown.current = { listing, criteria };
  });
  return {
    listing,
    placeOf: index.placeOf,
    moved: follows || sameOrder(listing, wanted) ? 0 : movedBetween(listing, wanted),
    showMoved: () => setAgreed(wanted),
  };
}

interface Shown {
  readonly listing: Listing;
  /** null: nothing has been asked yet. */
  readonly criteria: Criteria | null;
}

const isEmpty = (listing: Listing): boolean => listing.own.length + listing.others.length === 0;

/** The same ids keep the same arrays, so that a list which did not change is not drawn again. */
const sameArrays = (before: Listing, next: Listing): Listing =>
  sameOrder(before, next) ? { ...next, own: before.own, others: before.others } : next;

import type { Row } from '@safe-haven/contracts';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Formats } from '../../words/formats.ts';
import { useFormats } from '../../words/use-words.ts';
import type { Criteria } from './criteria.ts';
import { type Listing, listingOf, NOTHING_LISTED } from './listing.ts';
import { nameRanker } from './name-ranks.ts';
import { heldStill, movedBetween, sameOrder } from './settle.ts';

export interface Listed {
  readonly listing: Listing;
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
  const formats = useFormats();
  const ranker = useMemo(() => nameRanker(formats.collator), [formats]);
  const countryRank = useMemo(() => countryRanks(rows, formats), [rows, formats]);
  const wanted = useMemo(
    () =>
      listingOf(rows, criteria, {
        nameRanks: ranker(rows),
        countryRank,
        countryName: formats.country,
        areaName: formats.area,
        now,
        organisation,
      }),
    [rows, criteria, organisation, now, formats, ranker, countryRank],
  );
  const [agreed, setAgreed] = useState<Listing | null>(null);
  const shown = useRef<Shown>({ listing: NOTHING_LISTED, criteria: null });
  const before = shown.current;
  const follows = !held || before.criteria !== criteria || isEmpty(before.listing) || agreed === wanted;
  const listing = sameArrays(before.listing, follows ? wanted : stillOf(before.listing, wanted, rows));
  useEffect(() => {
    shown.current = { listing, criteria };
  });
  return {
    listing,
    moved: follows || sameOrder(listing, wanted) ? 0 : movedBetween(listing, wanted),
    showMoved: () => setAgreed(wanted),
  };
}

/** Where each country stands by its name in the chosen language. */
function countryRanks(rows: readonly Row[], formats: Formats): (code: string) => number {
  const codes = [...new Set(rows.map((row) => row.country))];
  const ordered = codes.sort((a, b) => formats.collator.compare(formats.country(a), formats.country(b)));
  return (code) => ordered.indexOf(code);
}

interface Shown {
  readonly listing: Listing;
  /** null: nothing has been asked yet. */
  readonly criteria: Criteria | null;
}

const isEmpty = (listing: Listing): boolean => listing.own.length + listing.others.length === 0;

function stillOf(before: Listing, wanted: Listing, rows: readonly Row[]): Listing {
  const known = new Set(rows.map((row) => row.shelterId));
  return heldStill(before, wanted, (shelterId) => known.has(shelterId));
}

/** The same ids keep the same arrays, so that a list which did not change is not drawn again. */
const sameArrays = (before: Listing, next: Listing): Listing =>
  sameOrder(before, next) ? { ...next, own: before.own, others: before.others } : next;

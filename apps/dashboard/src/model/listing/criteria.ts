/** How the list may be ordered. */
export const ORDERS = ['most_free', 'name', 'freshness', 'country'] as const;
export type Order = (typeof ORDERS)[number];

/** Filters and order of the list. Kept in memory alone: what somebody searched for is not stored. */
export interface Criteria {
  readonly search: string;
  /** An ISO code; null: all countries. */
  readonly country: string | null;
  /** Places that must be free together; 0: any. */
  readonly together: number;
  readonly order: Order;
}

export const NO_CRITERIA: Criteria = { search: '', country: null, together: 0, order: 'most_free' };

/** Whether anything is left out at all. */
export const isFiltered = ({ search, country, together }: Criteria): boolean =>
  search.trim() !== '' || country !== null || together > 0;

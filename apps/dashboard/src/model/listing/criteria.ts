/** The orders of the list. */
export const ORDERS = ['most_free', 'name', 'freshness', 'country'] as const;
export type Order = (typeof ORDERS)[number];

/** Filters and order of the list. In memory only: searches are not stored. */
export interface Criteria {
  readonly search: string;
  /** An ISO code; null: all countries. */
  readonly country: string | null;
  /** Required places together; 0: any. */
  readonly together: number;
  readonly order: Order;
}

export const NO_CRITERIA: Criteria = { search: '', country: null, together: 0, order: 'most_free' };

/** Whether a filter is active. */
export const isFiltered = ({ search, country, together }: Criteria): boolean =>
  search.trim() !== '' || country !== null || together > 0;

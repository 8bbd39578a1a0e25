import type { Wish } from '../../../features/search/search-form.ts';

/** A part of the form: what is asked for, and what becomes of it. */
export interface PartProps {
  readonly wish: Wish;
  onWish(wish: Wish): void;
}

import type { SearchForm } from '../../../features/search/search-form.ts';

/** A part of the form: what is asked for, and what becomes of it. */
export interface PartProps {
  readonly form: SearchForm;
  onChange(form: SearchForm): void;
}

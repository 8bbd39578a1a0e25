import type { SearchForm } from '../../../features/search/search-form.ts';

/** Props of a part of the form: the search form and its change handler. */
export interface PartProps {
  readonly form: SearchForm;
  onChange(form: SearchForm): void;
}

import type { FoundPlaces } from '@safe-haven/contracts';
import { sessions } from '../../net/session/session.ts';
import { FIRST_FORM, type SearchForm } from './search-form.ts';

/** The search when the screen was left for another one. */
export interface RememberedSearch {
  readonly form: SearchForm;
  /** The request that was opened from here and still runs; null: none. */
  readonly requestId: string | null;
}

/** The results when the screen was left, to be restored. */
export interface RememberedResults {
  readonly answer: FoundPlaces;
  readonly answered: SearchForm;
  /** How far down the page was, in px. */
  readonly scrolled: number;
}

const EMPTY: RememberedSearch = { form: FIRST_FORM, requestId: null };
let remembered = EMPTY;
let rememberedResults: RememberedResults | null = null;
/** What was folded or opened among those houses. */
const folds = new Map<string, boolean>();
let owner = '';

/** Person and role of the session: another one starts with an empty form. */
function actor(): string {
  const session = sessions.read();
  return session.situation === 'signed_in' ? `${session.me.person} ${session.me.grantId}` : '';
}

// Forgotten the moment the session ends, not when the next one begins.
sessions.subscribe(() => {
  if (actor() === owner) return;
  remembered = EMPTY;
  rememberedResults = null;
  folds.clear();
});

/** The search in the memory of the page, so that it survives another screen; lost with the page and with the session. */
export const memory = {
  read: (): RememberedSearch => remembered,
  keep: (next: RememberedSearch): void => {
    owner = actor();
    // Another party has other houses.
    if (next.form !== remembered.form) folds.clear();
    remembered = next;
  },
  /** The houses of this very form, if the screen was left with them. */
  readOpen: (form: SearchForm): RememberedResults | null =>
    rememberedResults?.answered === form ? rememberedResults : null,
  keepOpen: (next: RememberedResults | null): void => {
    rememberedResults = next;
  },
  fold: {
    read: (name: string): boolean | null => folds.get(name) ?? null,
    keep: (name: string, open: boolean): void => void folds.set(name, open),
  },
};

import type { FoundPlaces } from '@safe-haven/contracts';
import { sessions } from '../../net/session/session.ts';
import { FIRST_FORM, type SearchForm } from './search-form.ts';

/** A party that is to go from where it is to the house that is chosen. */
export interface Transferring {
  /** Its request, of which party and needs are; null: none. */
  readonly requestId: string | null;
  /** How many areas it avoids, whose names a request does not keep. */
  readonly avoids: number;
}

/** The remembered search. */
export interface RememberedSearch {
  readonly form: SearchForm;
  /** The open request of this search; null: none. */
  readonly requestId: string | null;
  /** A house is chosen for a transfer; null: for a hold. */
  readonly transfer: Transferring | null;
}

/** The remembered results, to be restored. */
export interface RememberedResults {
  readonly answer: FoundPlaces;
  readonly answered: SearchForm;
  /** Scroll position in px. */
  readonly scrolled: number;
}

/** Nobody is looked for. */
export const NO_SEARCH: RememberedSearch = { form: FIRST_FORM, requestId: null, transfer: null };
let remembered = NO_SEARCH;
let rememberedResults: RememberedResults | null = null;
/** The open or closed state of groups in these results. */
const collapsed = new Map<string, boolean>();
let owner = '';

/** Identifies person and role: another session starts with an empty form. */
function actor(): string {
  const session = sessions.read();
  return session.situation === 'signed_in' ? `${session.me.person} ${session.me.grantId}` : '';
}

// Cleared as soon as the session ends.
sessions.subscribe(() => {
  if (actor() === owner) return;
  remembered = NO_SEARCH;
  rememberedResults = null;
  collapsed.clear();
});

/** Keeps the search in memory across screens; lost with the page and the session. */
export const memory = {
  read: (): RememberedSearch => remembered,
  keep: (next: RememberedSearch): void => {
    owner = actor();
    // Another search has other results.
    if (next.form !== remembered.form) collapsed.clear();
    remembered = next;
  },
  /** The remembered results of exactly this form, or null. */
  readOpen: (form: SearchForm): RememberedResults | null =>
    rememberedResults?.answered === form ? rememberedResults : null,
  keepOpen: (next: RememberedResults | null): void => {
    rememberedResults = next;
  },
  fold: {
    read: (name: string): boolean | null => collapsed.get(name) ?? null,
    keep: (name: string, open: boolean): void => void collapsed.set(name, open),
  },
};

import type { FoundPlaces } from '@safe-haven/contracts';
import { sessions } from '../../net/session/session.ts';
import { FIRST_FORM, type SearchForm } from './search-form.ts';

/** What the screen was about when it was left for another one. */
export interface Remembered {
  readonly form: SearchForm;
  /** The request that was opened from here and still runs; null: none. */
  readonly requestId: string | null;
}

/** The houses as they stood when the screen was left, to come back to. */
export interface LeftOpen {
  readonly answer: FoundPlaces;
  readonly answered: SearchForm;
  /** How far down the page was, in px. */
  readonly scrolled: number;
}

const NOTHING: Remembered = { form: FIRST_FORM, requestId: null };
let remembered = NOTHING;
let leftOpen: LeftOpen | null = null;
/** What was folded or opened among those houses. */
const folds = new Map<string, boolean>();
let whose = '';

/** Who acts at this screen, and as what: another person or role begins with nothing. */
function actor(): string {
  const session = sessions.read();
  return session.situation === 'signed_in' ? `${session.me.person} ${session.me.grantId}` : '';
}

// Forgotten the moment the session ends, not when the next one begins.
sessions.subscribe(() => {
  if (actor() === whose) return;
  remembered = NOTHING;
  leftOpen = null;
  folds.clear();
});

/** What was looked for before another screen was opened, in the memory of the page; gone with it and with the session. */
export const memory = {
  read: (): Remembered => remembered,
  keep: (next: Remembered): void => {
    whose = actor();
    // Another party has other houses.
    if (next.form !== remembered.form) folds.clear();
    remembered = next;
  },
  /** The houses of this very form, if the screen was left with them. */
  readOpen: (form: SearchForm): LeftOpen | null => (leftOpen?.answered === form ? leftOpen : null),
  keepOpen: (next: LeftOpen | null): void => {
    leftOpen = next;
  },
  fold: {
    read: (name: string): boolean | null => folds.get(name) ?? null,
    keep: (name: string, open: boolean): void => void folds.set(name, open),
  },
};

import { sessions } from '../../net/session/session.ts';
import { FIRST_FORM, type SearchForm } from './search-form.ts';

/** What the screen was about when it was left for another one. */
export interface Remembered {
  readonly form: SearchForm;
  /** The request that was opened from here and still runs; null: none. */
  readonly requestId: string | null;
}

const NOTHING: Remembered = { form: FIRST_FORM, requestId: null };
let remembered = NOTHING;
let whose = '';

/** Who acts at this screen, and as what: another person or role begins with nothing. */
function actor(): string {
  const session = sessions.read();
  return session.situation === 'signed_in' ? `${session.me.person} ${session.me.grantId}` : '';
}

// Forgotten the moment the session ends, not when the next one begins.
sessions.subscribe(() => {
  if (actor() !== whose) remembered = NOTHING;
});

/** What was looked for before another screen was opened, in the memory of the page; gone with it and with the session. */
export const memory = {
  read: (): Remembered => remembered,
  keep: (next: Remembered): void => {
    whose = actor();
    remembered = next;
  },
};

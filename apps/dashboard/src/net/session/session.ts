import { type Me, me, type Problem } from '@safe-haven/contracts';
import { type Answer, api } from '../api.ts';
import { listeners } from '../listeners.ts';
import { noContent } from '../no-content.ts';
import { takePrefetchedMe } from '../prefetched.ts';

/** Who is at this screen, as far as the server has said. */
export type Session =
  | { readonly situation: 'asking' }
  | { readonly situation: 'signed_in'; readonly me: Me }
  | { readonly situation: 'signed_out' }
  /** Signed out by itself, because nobody used the screen. */
  | { readonly situation: 'locked' }
  | { readonly situation: 'unreachable'; readonly problem: Problem };

let session: Session = { situation: 'asking' };
const changed = listeners();

function become(next: Session): void {
  session = next;
  changed.call();
}

/** The one session of this page. What it knows of a person is gone with the page. */
export const sessions = {
  read: (): Session => session,
  subscribe: changed.add,

  /** Asks the server who we are; once at the start and after every doubt. */
  refresh: async (): Promise<void> => {
    const answer = await api.get('/api/me', me, { prefetched: takePrefetchedMe() });
    if (answer.ok) become({ situation: 'signed_in', me: answer.value });
    else if (answer.problem.code === 'not_signed_in') become({ situation: 'signed_out' });
    else become({ situation: 'unreachable', problem: answer.problem });
  },

  /**
   * Asks whether the session goes on, while somebody works: it may have been ended from elsewhere, or act in another role
   * since. A connection that is lost changes nothing here.
   */
  recheck: async (): Promise<void> => {
    const before = session;
    if (before.situation !== 'signed_in') return;
    const answer = await api.get('/api/me', me);
    if (session !== before) return;
    if (!answer.ok) {
      if (answer.problem.code === 'not_signed_in') become({ situation: 'signed_out' });
    } else if (answer.value.person !== before.me.person || answer.value.grantId !== before.me.grantId) {
      become({ situation: 'signed_in', me: answer.value });
    }
  },

  /** The server has let somebody in, or has given the session another role. */
  entered: (who: Me): void => become({ situation: 'signed_in', me: who }),

  /** Sends what signs in, whichever way; null when it went well. */
  signIn: async (path: string, body: unknown): Promise<Problem | null> => {
    const answer = await api.post(path, body, me);
    if (!answer.ok) return answer.problem;
    sessions.entered(answer.value);
    return null;
  },

  /** Takes another of one's roles; the rights and the board change with it. */
  actAs: async (grantId: string): Promise<Answer<Me>> => {
    const answer = await api.post('/api/me/act-as', { grantId }, me);
    if (answer.ok) sessions.entered(answer.value);
    return answer;
  },

  /** Ends the session here at once, and on the server; a lost connection does not keep anybody in. */
  signOut: async (): Promise<void> => {
    become({ situation: 'signed_out' });
    await api.post('/api/sign-out', {}, noContent);
  },

  /** The same because nobody was there, and this device still gets notices of tasks. Where one was is gone from the address bar too. */
  lock: async (): Promise<void> => {
    history.replaceState(null, '', '/');
    become({ situation: 'locked' });
    await api.post('/api/lock', {}, noContent);
  },

  /** The server no longer knows the session: it was closed elsewhere or has run out. */
  ended: (): void => become({ situation: 'signed_out' }),
};

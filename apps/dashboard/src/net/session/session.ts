import { type Me, me, meRead, type Problem } from '@safe-haven/contracts';
import { type Answer, api } from '../api.ts';
import { listeners } from '../listeners.ts';
import { noContent } from '../no-content.ts';
import { takePrefetchedMe } from '../prefetched.ts';
import { endpointOf, get } from '../read/endpoints.ts';

/** The session as reported by the server. */
export type Session =
  | { readonly situation: 'asking' }
  | { readonly situation: 'signed_in'; readonly me: Me }
  /** `stillIn`: the organisation's own sign-in, where the person who signed out here is still signed in. */
  | { readonly situation: 'signed_out'; readonly stillIn?: NonNullable<Me['provider']> }
  /** Signed out by itself, because nobody used the screen. */
  | { readonly situation: 'locked' }
  | { readonly situation: 'unreachable'; readonly problem: Problem };

let session: Session = { situation: 'asking' };
const changed = listeners();
/** The pending `refresh`: its answer counts until another is sent or the session changes. */
let pendingRefresh = new AbortController();

function setSession(next: Session): void {
  pendingRefresh.abort();
  session = next;
  changed.call();
}

/** The session of this page. Personal data is dropped with it. */
export const sessions = {
  read: (): Session => session,
  subscribe: changed.add,

  /** Loads the session at the start. Without a connection it is unreachable at once: that screen tries again by itself. */
  refresh: async (): Promise<void> => {
    pendingRefresh.abort();
    pendingRefresh = new AbortController();
    const { signal } = pendingRefresh;
    const answer = await get(endpointOf(meRead), { prefetched: takePrefetchedMe(), reportsLost: true, signal });
    if (signal.aborted) return;
    if (answer.ok) setSession({ situation: 'signed_in', me: answer.value });
    else if (answer.problem.code === 'not_signed_in') setSession({ situation: 'signed_out' });
    else setSession({ situation: 'unreachable', problem: answer.problem });
  },

  /**
   * Rechecks the session while it is in use: it may have been ended elsewhere or changed its role. A lost connection
   * changes nothing.
   */
  recheck: async (): Promise<void> => {
    const before = session;
    if (before.situation !== 'signed_in') return;
    const answer = await get(endpointOf(meRead));
    if (session !== before) return;
    if (!answer.ok) {
      if (answer.problem.code === 'not_signed_in') setSession({ situation: 'signed_out' });
    } else if (answer.value.person !== before.me.person || answer.value.grantId !== before.me.grantId) {
      setSession({ situation: 'signed_in', me: answer.value });
    }
  },

  /** Sets the session after a sign-in or a change of role. */
  entered: (who: Me): void => setSession({ situation: 'signed_in', me: who }),

  /** Signs in with any method; null on success. */
  signIn: async (path: string, body: unknown): Promise<Problem | null> => {
    const answer = await api.post(path, body, me);
    if (!answer.ok) return answer.problem;
    sessions.entered(answer.value);
    return null;
  },

  /** Switches to another role of the person, with its rights and board. */
  actAs: async (grantId: string): Promise<Answer<Me>> => {
    const answer = await api.post('/api/me/act-as', { grantId }, me);
    if (answer.ok) sessions.entered(answer.value);
    return answer;
  },

  /** Signs out at once, here and on the server, also when offline. */
  signOut: async (): Promise<void> => {
    const stillIn = session.situation === 'signed_in' ? session.me.provider : undefined;
    setSession({ situation: 'signed_out', ...(stillIn && { stillIn }) });
    await api.post('/api/sign-out', {}, noContent);
  },

  /** Signs out after inactivity; this device keeps its notifications. The path is removed from the address bar too. */
  lock: async (): Promise<void> => {
    history.replaceState(null, '', '/');
    setSession({ situation: 'locked' });
    await api.post('/api/lock', {}, noContent);
  },

  /** Nothing is known of the session: another server is asked. */
  forget: (): void => setSession({ situation: 'asking' }),

  /** The session was ended elsewhere or has expired. */
  ended: (): void => setSession({ situation: 'signed_out' }),
};

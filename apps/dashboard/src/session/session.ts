import { type Me, me, type Problem } from '@safe-haven/contracts';
import { api, type Schema } from '../http/api.ts';

/** Who is at this screen, as far as the server has said. */
export type Session =
  | { readonly situation: 'asking' }
  | { readonly situation: 'signed_in'; readonly me: Me }
  | { readonly situation: 'signed_out' }
  | { readonly situation: 'unreachable'; readonly problem: Problem };

const nothing: Schema<null> = { safeParse: () => ({ success: true, data: null }) };

let session: Session = { situation: 'asking' };
const watching = new Set<() => void>();

function become(next: Session): void {
  session = next;
  for (const tell of watching) tell();
}

/** The one session of this page. What it knows of a person is gone with the page. */
export const sessions = {
  read: (): Session => session,
  subscribe: (listener: () => void): (() => void) => {
    watching.add(listener);
    return () => watching.delete(listener);
  },

  /** Asks the server who we are; once at the start and after every doubt. */
  refresh: async (): Promise<void> => {
    const answer = await api.get('/api/me', me);
    if (answer.ok) become({ situation: 'signed_in', me: answer.value });
    else if (answer.problem.code === 'not_signed_in') become({ situation: 'signed_out' });
    else become({ situation: 'unreachable', problem: answer.problem });
  },

  /** Signs in as one of the demo's people; null when it went well. */
  signInAs: async (person: string): Promise<Problem | null> => {
    const answer = await api.post('/api/demo/sign-in', { person }, me);
    if (!answer.ok) return answer.problem;
    become({ situation: 'signed_in', me: answer.value });
    return null;
  },

  /** Ends the session here at once, and on the server; a lost line does not keep anybody in. */
  signOut: async (): Promise<void> => {
    become({ situation: 'signed_out' });
    await api.post('/api/sign-out', {}, nothing);
  },

  /** The server no longer knows the session: it was closed elsewhere or has run out. */
  ended: (): void => become({ situation: 'signed_out' }),
};

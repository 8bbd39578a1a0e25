import { useSyncExternalStore } from 'react';
import { type Session, sessions } from './session.ts';

/** The session of this page. */
export const useSession = (): Session => useSyncExternalStore(sessions.subscribe, sessions.read);

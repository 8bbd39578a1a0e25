import { useSyncExternalStore } from 'react';
import { type Session, sessions } from './session.ts';

export const useSession = (): Session => useSyncExternalStore(sessions.subscribe, sessions.read);

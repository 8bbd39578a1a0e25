import type { PersonEvent, SessionEnd } from './events.ts';
import { silenced } from './pushes.ts';
import type { ActivePerson } from './state.ts';

/** Ends every session but one; null: all. Devices of ended and expired sessions get no more notifications. */
export const endOthers = (state: ActivePerson, except: string | null, reason: SessionEnd): readonly PersonEvent[] => [
  ...Object.keys(state.sessions)
    .filter((sessionId) => sessionId !== except)
    .map((sessionId) => ({ type: 'SessionRevoked', sessionId, reason }) as const),
  ...silenced(state, (sessionId) => sessionId !== except),
];

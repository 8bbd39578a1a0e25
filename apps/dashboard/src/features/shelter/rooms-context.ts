import type { Room } from '@safe-haven/contracts';
import { createContext, use } from 'react';

/** The rooms of a shelter whose beds are visible to the caller; otherwise empty. */
export const RoomsContext = createContext<readonly Room[]>([]);
/** The rooms provided by the surrounding screen. */
export const useRooms = (): readonly Room[] => use(RoomsContext);

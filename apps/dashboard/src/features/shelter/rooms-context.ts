import type { Room } from '@safe-haven/contracts';
import { createContext, use } from 'react';

/** The rooms of a house whose beds the caller may see; elsewhere there are none. */
export const RoomsContext = createContext<readonly Room[]>([]);
export const useRooms = (): readonly Room[] => use(RoomsContext);

import type { ShelterDetail } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import type { House } from './network.ts';

/** `GET /api/shelters/{id}` as the actor may see it; null: not to be seen. `now` in ms. */
export const detailFor = (_house: House, _actor: Actor, _now: number, _position: string): ShelterDetail | null => null;

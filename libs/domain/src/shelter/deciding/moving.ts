import type { ShelterContext } from '../decision.ts';
import type { RejectionCode } from '../rejections.ts';
import type { AnyShelter, Registered } from '../state.ts';
import { nameFault } from './places.ts';

/** What a house is called and where it is: others find it and send people by these. */
export type Move = Partial<Pick<AnyShelter, 'name' | 'area' | 'country'>>;
const MOVES = ['name', 'area', 'country'] as const satisfies readonly (keyof Move)[];

/** Whether others know the house by its name and place. A past house is in the trends alone. */
export const isPublished = ({ draft, situation }: Registered): boolean => !draft && situation !== 'past';

/** The name, area and country in these fields; null: none of them. */
export function moveIn(fields: Move): Move | null {
  const moved = MOVES.flatMap((key) => (fields[key] === undefined ? [] : [[key, fields[key]]]));
  return moved.length === 0 ? null : (Object.fromEntries(moved) as Move);
}

/** Why the house may not be called so, or not be there (VA-3, PX-2); null: it may. */
export function moveFault(move: Move, state: Registered, ctx: ShelterContext): RejectionCode | null {
  const { name = state.name, area = state.area, country = state.country } = move;
  const goes = move.area !== undefined || move.country !== undefined;
  if (goes && ctx.countries && !ctx.countries.includes(country)) return 'country_not_of_organisation';
  return move.name === undefined && !goes ? null : nameFault(name, area.id, ctx);
}

import { AREAS, type Area } from './areas.ts';
import { plain } from './plain.ts';

let byName: ReadonlyMap<string, readonly Area[]> | null = null;

function named(): ReadonlyMap<string, readonly Area[]> {
  if (byName !== null) return byName;
  const names = new Map<string, Area[]>();
  for (const area of AREAS) {
    for (const name of new Set(Object.values(area.names).map(plain))) {
      const others = names.get(name);
      if (others === undefined) names.set(name, [area]);
      else others.push(area);
    }
  }
  byName = names;
  return names;
}

/**
 * The area of exactly this name, in any of the languages and scripts, towns before regions; null: none. `country`: decides
 * where several have towns of that name.
 */
export function areaNamed(text: string, country?: string): Area | null {
  const all = named().get(plain(text)) ?? [];
  const there = country === undefined ? all : all.filter((area) => area.country === country);
  return there.find(({ kind }) => kind === 'town') ?? there[0] ?? null;
}

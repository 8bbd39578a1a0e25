import { AREAS, type Area, plain } from '@safe-haven/contracts';

const MAX_RESULTS = 8;

interface Searchable {
  readonly area: Area;
  readonly names: readonly string[];
}

let index: readonly Searchable[] | null = null;
const searchable = (): readonly Searchable[] => {
  index ??= AREAS.map((area) => ({ area, names: [...new Set(Object.values(area.names).map(plain))] }));
  return index;
};

/**
 * Areas whose name in any of the six languages and scripts contains the text; prefix matches first, towns before
 * regions. Empty for an empty text.
 */
export function searchAreas(text: string, without: readonly string[] = []): readonly Area[] {
  const query = plain(text);
  if (query === '') return [];
  const ranked = searchable().flatMap(({ area, names }) => {
    if (without.includes(area.id)) return [];
    const best = Math.min(...names.map((name) => rankIn(name, query)));
    return best === NO_MATCH ? [] : [{ area, rank: best * 2 + (area.kind === 'region' ? 1 : 0) }];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MAX_RESULTS)
    .map(({ area }) => area);
}

const NO_MATCH = 3;
function rankIn(name: string, query: string): number {
  if (name.startsWith(query)) return 0;
  const at = name.indexOf(query);
  if (at === -1) return NO_MATCH;
  return name[at - 1] === ' ' || name[at - 1] === '-' ? 1 : 2;
}

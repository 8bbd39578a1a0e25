import { AREAS, type Area, plain } from '@safe-haven/contracts';

const MOST = 8;

interface Searchable {
  readonly area: Area;
  readonly names: readonly string[];
}

let known: readonly Searchable[] | null = null;
const searchable = (): readonly Searchable[] => {
  known ??= AREAS.map((area) => ({ area, names: [...new Set(Object.values(area.names).map(plain))] }));
  return known;
};

/**
 * Areas of the catalogue whose name in any of the six languages and scripts holds the text; those that begin with it
 * come first, towns before regions. Nothing for an empty text.
 */
export function searchAreas(text: string, without: readonly string[] = []): readonly Area[] {
  const wanted = plain(text);
  if (wanted === '') return [];
  const ranked = searchable().flatMap(({ area, names }) => {
    if (without.includes(area.id)) return [];
    const best = Math.min(...names.map((name) => rankIn(name, wanted)));
    return best === NOT_IN ? [] : [{ area, rank: best * 2 + (area.kind === 'region' ? 1 : 0) }];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ area }) => area);
}

const NOT_IN = 3;
function rankIn(name: string, wanted: string): number {
  if (name.startsWith(wanted)) return 0;
  const at = name.indexOf(wanted);
  if (at === -1) return NOT_IN;
  return name[at - 1] === ' ' || name[at - 1] === '-' ? 1 : 2;
}

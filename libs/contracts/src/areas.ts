import { AREA_TABLE } from './areas.data.ts';
import type { Language } from './languages.ts';
import { HOME_COUNTRIES } from './primitives.ts';

/** The languages in which an area has a name. In other interface languages the English name of the server is shown. */
export const AREA_LANGUAGES = ['en', 'sq', 'bs', 'sr-Latn', 'sr-Cyrl', 'mk'] as const satisfies readonly Language[];
export type AreaLanguage = (typeof AREA_LANGUAGES)[number];

/** A place of at least 20,000 people, or the region of a smaller one: the finest that is ever shown. */
export interface Area {
  readonly id: string;
  readonly country: (typeof HOME_COUNTRIES)[number];
  readonly kind: 'town' | 'region';
  readonly names: Readonly<Record<AreaLanguage, string> & Partial<Record<Language, string>>>;
  /** Longitude and latitude, rounded to about a kilometre. */
  readonly point: readonly [number, number];
}

/** The committed catalogue: by country, towns before regions, by id. */
export const AREAS: readonly Area[] = AREA_TABLE.trim().split('\n').map(parse);

const BY_ID = new Map(AREAS.map((a) => [a.id, a]));
/** An area of the catalogue; null: a place outside it, which is listed and not mapped. */
export const areaById = (id: string): Area | null => BY_ID.get(id) ?? null;
export const areasOf = (country: string): readonly Area[] => AREAS.filter((a) => a.country === country);

function parse(line: string): Area {
  const [id = '', at = '', ...names] = line.split(' | ');
  const [lng, lat] = at.split(' ').map(Number);
  const code = id.slice(0, 2).toUpperCase();
  const country = HOME_COUNTRIES.find((c) => c === code);
  if (!country || lng === undefined || lat === undefined || names.length !== AREA_LANGUAGES.length) {
    throw new Error(`the catalogue of areas is broken at "${line}"`);
  }
  return {
    id,
    country,
    kind: id.includes('-region-') ? 'region' : 'town',
    names: Object.fromEntries(AREA_LANGUAGES.map((l, i) => [l, names[i]])) as Area['names'],
    point: [lng, lat],
  };
}

import { AREAS } from '../areas.ts';
import { areaNamed } from '../areas-named.ts';
import type { CommandBody } from '../commands.ts';
import { plain } from '../plain.ts';
import { HOME_COUNTRIES, HOME_TIMEZONES, id } from '../primitives.ts';
import type { ShelterKind, ShelterMode } from '../terms/shelter.ts';
import { type Spelling, wordKey } from './cell-words.ts';
import { cutName } from './cells.ts';
import type { ImportFault } from './faults.ts';
import type { ImportColumn, ImportKind } from './kinds.ts';
import type { KnownShelter } from './known.ts';
import type { ImportLine } from './lines.ts';
import type { PlanInput } from './plan.ts';
import { slugOf } from './slug.ts';

/** A fault of a line in a column. */
export const faultIn = (
  { headingOf }: Pick<PlanInput, 'headingOf'>,
  { line, values }: ImportLine,
  column: ImportColumn,
  what: ImportFault['what'],
  typed = String(values[column] ?? ''),
): ImportFault => ({ line, column: headingOf(column), what, typed });

/** Lines grouped by their shelter, in the order of the file. */
export function byShelter({
  lines,
  known,
  profile,
}: PlanInput): ReadonlyMap<string, { shelter: KnownShelter | null; lines: ImportLine[] }> {
  const finder = shelterFinder(known, profile.kind);
  const shelters = new Map<string, { shelter: KnownShelter | null; lines: ImportLine[] }>();
  for (const line of lines) {
    const { shelterId, shelter } = finder(line);
    const group = shelters.get(shelterId);
    if (group === undefined) shelters.set(shelterId, { shelter, lines: [line] });
    else group.lines.push(line);
  }
  return shelters;
}

/**
 * Finds the shelter of a line: by id, else by name, else it is a new one. A valid id is taken as it is; a name becomes an
 * id together with its organisation, because several may have a "House 1". A file of houses with rooms has names alone.
 */
function shelterFinder(known: readonly KnownShelter[], kind: ImportKind) {
  const byId = new Map(known.map((shelter) => [shelter.shelterId, shelter]));
  const byName = new Map(known.map((shelter) => [`${plain(shelter.organisation)} ${plain(shelter.name)}`, shelter]));
  const byNameOnly = new Map(known.map((shelter) => [plain(shelter.name), shelter]));
  const cache = new Map<string, { shelterId: string; shelter: KnownShelter | null }>();
  return ({ values }: ImportLine) => {
    const [text, organisation] = [
      String(values.shelter),
      values.organisation === undefined ? null : String(values.organisation),
    ];
    const key = `${organisation ?? ''} ${text}`;
    const cached = cache.get(key);
    if (cached !== undefined) return cached;
    const named =
      organisation === null ? byNameOnly.get(plain(text)) : byName.get(`${plain(organisation)} ${plain(text)}`);
    const shelter = byId.get(text) ?? named ?? null;
    const isId = kind !== 'houses_rooms' && id.safeParse(text).success;
    const newId = isId ? text : slugOf(`${organisation ?? ''} ${text}`) || 'house';
    const found = shelter
      ? { shelterId: shelter.shelterId, shelter }
      : { shelterId: newId, shelter: byId.get(newId) ?? null };
    cache.set(key, found);
    return found;
  };
}

const HOME_ZONES: Readonly<Record<string, string>> = HOME_TIMEZONES;

/** The registration from the first line of a shelter; missing fields are faults. */
export function registrationOf(
  planning: Pick<PlanInput, 'headingOf' | 'nearest'>,
  line: ImportLine,
  mode: ShelterMode,
): { readonly body: CommandBody<'register'> } | { readonly faults: readonly ImportFault[] } {
  const { values } = line;
  const area = areaOf(values);
  const timezone = values.timezone ?? HOME_ZONES[String(area?.country ?? values.country)];
  const missing = (['organisation', 'country', 'area'] as const).filter(
    (column) => values[column] === undefined && !(column === 'country' && area !== null),
  );
  const faults = missing.map((column) => faultIn(planning, line, column, 'missing'));
  if (values.area !== undefined && area === null)
    faults.push({
      ...faultIn(planning, line, 'area', 'unknown_area'),
      near: planning.nearest(String(values.area), areaSpellings(values.country)),
    });
  if (timezone === undefined && faults.length === 0) faults.push(faultIn(planning, line, 'timezone', 'missing'));
  if (faults.length > 0 || area === null || timezone === undefined) return { faults };
  return {
    body: {
      name: cutName(String(values.name ?? values.shelter)),
      organisation: String(values.organisation),
      country: area.country,
      area: area.area,
      timezone: String(timezone),
      mode: (values.mode as ShelterMode | undefined) ?? mode,
      kind: (values.kind as ShelterKind | undefined) ?? 'emergency',
    },
  };
}

/** The area of a line: from the catalogue, in any of the six languages, or by its own name in other countries. null: none. */
export function areaOf(values: ImportLine['values']): { country: string; area: { id: string; name?: string } } | null {
  const named = values.area === undefined ? null : String(values.area);
  if (named === null) return null;
  const country = values.country === undefined ? undefined : String(values.country);
  const known = areaNamed(named, country);
  if (known) return { country: known.country, area: { id: known.id } };
  const slug = slugOf(named);
  const isHome = country === undefined || (HOME_COUNTRIES as readonly string[]).includes(country);
  return isHome || slug === '' ? null : { country, area: { id: `${country.toLowerCase()}-${slug}`, name: named } };
}

/** The names of the catalogue's areas, in all languages, of one country if it is known. */
function areaSpellings(country: unknown): readonly Spelling[] {
  const areas = AREAS.filter((area) => country === undefined || area.country === country);
  return areas.flatMap(({ id: code, names }) =>
    [...new Set(Object.values(names))].map((text) => ({ text, key: wordKey(text), code })),
  );
}

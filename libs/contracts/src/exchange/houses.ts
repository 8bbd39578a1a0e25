import { areaNamed } from '../areas-named.ts';
import type { CommandBody } from '../commands.ts';
import { plain } from '../plain.ts';
import { HOME_COUNTRIES, id } from '../primitives.ts';
import type { ShelterKind, ShelterMode } from '../terms/shelter.ts';
import type { ImportFault } from './faults.ts';
import type { ImportColumn } from './kinds.ts';
import type { KnownHouse } from './known.ts';
import type { ImportLine } from './lines.ts';
import type { Planning } from './plan.ts';
import { slugOf } from './slug.ts';

/** A fault of a line, in the column that it is about. */
export const faultIn = (
  { headingOf }: Pick<Planning, 'headingOf'>,
  { line, says }: ImportLine,
  column: ImportColumn,
  what: ImportFault['what'],
  typed = String(says[column] ?? ''),
): ImportFault => ({ line, column: headingOf(column), what, typed });

/** Lines by the house that they are about, in the order of the file. */
export function byHouse({
  lines,
  known,
}: Planning): ReadonlyMap<string, { house: KnownHouse | null; lines: ImportLine[] }> {
  const finder = houseFinder(known);
  const houses = new Map<string, { house: KnownHouse | null; lines: ImportLine[] }>();
  for (const line of lines) {
    const { shelterId, house } = finder(line);
    const there = houses.get(shelterId);
    if (there === undefined) houses.set(shelterId, { house, lines: [line] });
    else there.lines.push(line);
  }
  return houses;
}

/**
 * Which house a line is about: the one of that id, or of that name; else one that is not there yet. An id is taken as it
 * stands; a name becomes one, with its organisation, of which several may have a "House 1".
 */
function houseFinder(known: readonly KnownHouse[]) {
  const byId = new Map(known.map((house) => [house.shelterId, house]));
  const byName = new Map(known.map((house) => [`${plain(house.organisation)} ${plain(house.name)}`, house]));
  const alone = new Map(known.map((house) => [plain(house.name), house]));
  const remembered = new Map<string, { shelterId: string; house: KnownHouse | null }>();
  return ({ says }: ImportLine) => {
    const [said, organisation] = [
      String(says.shelter),
      says.organisation === undefined ? null : String(says.organisation),
    ];
    const key = `${organisation ?? ''} ${said}`;
    const before = remembered.get(key);
    if (before !== undefined) return before;
    const named = organisation === null ? alone.get(plain(said)) : byName.get(`${plain(organisation)} ${plain(said)}`);
    const house = byId.get(said) ?? named ?? null;
    const made = id.safeParse(said).success ? said : slugOf(`${organisation ?? ''} ${said}`) || 'house';
    const found = house ? { shelterId: house.shelterId, house } : { shelterId: made, house: byId.get(made) ?? null };
    remembered.set(key, found);
    return found;
  };
}

const ZONES: Readonly<Record<string, string>> = {
  AL: 'Europe/Tirane',
  BA: 'Europe/Sarajevo',
  MK: 'Europe/Skopje',
  RS: 'Europe/Belgrade',
};

/** The registration that the first line of a house asks for; what it lacks is a fault. */
export function registrationOf(
  planning: Pick<Planning, 'headingOf'>,
  line: ImportLine,
  mode: ShelterMode,
): { readonly body: CommandBody<'register'> } | { readonly faults: readonly ImportFault[] } {
  const { says } = line;
  const area = areaOf(says);
  const timezone = says.timezone ?? ZONES[String(area?.country ?? says.country)];
  const lacks = (['organisation', 'country', 'area'] as const).filter(
    (column) => says[column] === undefined && !(column === 'country' && area !== null),
  );
  const faults = lacks.map((column) => faultIn(planning, line, column, 'missing'));
  if (says.area !== undefined && area === null && lacks.length === 0)
    faults.push(faultIn(planning, line, 'area', 'unknown_area'));
  if (timezone === undefined && faults.length === 0) faults.push(faultIn(planning, line, 'timezone', 'missing'));
  if (faults.length > 0 || area === null || timezone === undefined) return { faults };
  return {
    body: {
      name: String(says.name ?? says.shelter),
      organisation: String(says.organisation),
      country: area.country,
      area: area.area,
      timezone: String(timezone),
      mode: (says.mode as ShelterMode | undefined) ?? mode,
      kind: (says.kind as ShelterKind | undefined) ?? 'emergency',
    },
  };
}

/** The area that a line names: one of the catalogue, in any of the six scripts; elsewhere its name. null: there is none. */
export function areaOf(says: ImportLine['says']): { country: string; area: { id: string; name?: string } } | null {
  const named = says.area === undefined ? null : String(says.area);
  if (named === null) return null;
  const country = says.country === undefined ? undefined : String(says.country);
  const known = areaNamed(named, country);
  if (known) return { country: known.country, area: { id: known.id } };
  const slug = slugOf(named);
  const isHome = country === undefined || (HOME_COUNTRIES as readonly string[]).includes(country);
  return isHome || slug === '' ? null : { country, area: { id: `${country.toLowerCase()}-${slug}`, name: named } };
}

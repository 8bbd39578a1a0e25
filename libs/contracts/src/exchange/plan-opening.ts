import { plain } from '../plain.ts';
import type { SonsAge } from '../primitives.ts';
import type { ImportFault } from './faults.ts';
import { byHouse, faultIn } from './houses.ts';
import type { KnownHouse } from './known.ts';
import type { ImportLine } from './lines.ts';
import type { HousePlan, ImportPlan, ImportStep, Planning } from './plan.ts';
import { calledBy } from './plan-nights.ts';

const PEOPLE = ['women', 'men', 'other', 'girls', 'boys', 'infants'] as const;

/**
 * Who is where as a house begins to keep its beds here, a line each party: numbers of people, a room and perhaps beds. They are
 * admitted as of now and as `opening`: since when they have really been there is not known here, and no figure is to say it.
 */
export function planOpening(planning: Planning): ImportPlan {
  const faults: ImportFault[] = [];
  const houses: HousePlan[] = [];
  for (const [shelterId, { house, lines }] of byHouse(planning)) {
    if (house === null) {
      faults.push(faultIn(planning, lines[0]!, 'shelter', 'unknown_house'));
      continue;
    }
    const [steps, same]: [ImportStep[], number[]] = [[], []];
    const taken = new Map<string, number>();
    for (const line of lines) {
      const opening = openingOf(planning, house, line, taken);
      if ('fault' in opening) faults.push(opening.fault);
      else if (opening.body === null) same.push(line.line);
      else steps.push({ name: 'admit-party', body: opening.body, lines: [line.line] });
    }
    houses.push({ shelterId, ...calledBy(house, undefined), isNew: false, steps, same });
  }
  return { houses, faults };
}

type Opening = { readonly fault: ImportFault } | { readonly body: unknown };

/** `taken`: beds of lines above, with the line. A body of null: they are there already. */
function openingOf(planning: Planning, house: KnownHouse, line: ImportLine, taken: Map<string, number>): Opening {
  const { says } = line;
  const people = PEOPLE.reduce((sum, who) => sum + Number(says[who] ?? 0), 0);
  if (people === 0) return { fault: faultIn(planning, line, 'women', 'nobody') };
  const room = house.rooms.find(({ label }) => plain(label) === plain(String(says.room)));
  if (room === undefined) return { fault: faultIn(planning, line, 'room', 'unknown_room') };
  const beds = says.bed === undefined ? bedsFor(room.beds, line, taken) : named(room.beds, String(says.bed));
  if (beds === null) return { fault: faultIn(planning, line, says.bed === undefined ? 'room' : 'bed', 'unknown_bed') };
  const isThere = house.stays.some((stay) => stay.people === people && stay.beds.every((bed) => beds.includes(bed)));
  const others = beds.flatMap((bed) => taken.get(bed) ?? []);
  if (others.length > 0 && !isThere)
    return { fault: faultIn(planning, line, 'bed', 'says_otherwise', String(others[0])) };
  for (const bed of beds) taken.set(bed, line.line);
  return { body: isThere ? null : { party: partyOf(says), beds, kind: 'opening' } };
}

type Beds = KnownHouse['rooms'][number]['beds'];

/** The beds of a room that a line names: "2A, 2B". */
function named(beds: Beds, text: string): string[] | null {
  const labels = text.split(/[,;|+]/).map(plain);
  const found = labels.flatMap((wanted) =>
    beds.filter(({ label }) => plain(label) === wanted).map(({ bedId }) => bedId),
  );
  return found.length === labels.length ? found : null;
}

/** As many beds of the room as the party needs: adults' beds for adults, children's or adults' for children. */
function bedsFor(beds: Beds, { says }: ImportLine, taken: ReadonlyMap<string, number>): string[] | null {
  const free = (kind: string) =>
    beds.filter((bed) => bed.kind === kind && !taken.has(bed.bedId)).map(({ bedId }) => bedId);
  const sum = (who: readonly (typeof PEOPLE)[number][]) => who.reduce((all, one) => all + Number(says[one] ?? 0), 0);
  const adults = free('adult').slice(0, sum(['women', 'men', 'other']));
  const rest = [...free('child'), ...free('adult').slice(adults.length)].slice(0, sum(['girls', 'boys']));
  const cots = free('cot').slice(0, sum(['infants']));
  const isWhole = adults.length === sum(['women', 'men', 'other']) && rest.length === sum(['girls', 'boys']);
  return isWhole && adults.length + rest.length + cots.length > 0 ? [...adults, ...rest, ...cots] : null;
}

const partyOf = (says: ImportLine['says']) => ({
  ...Object.fromEntries(PEOPLE.map((who) => [who, Number(says[who] ?? 0)])),
  sonsOldest: (says.sons_oldest as SonsAge | undefined) ?? null,
});

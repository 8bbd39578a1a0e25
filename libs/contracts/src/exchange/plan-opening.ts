import { plain } from '../plain.ts';
import type { SonsAge } from '../primitives.ts';
import type { ImportFault } from './faults.ts';
import type { KnownShelter } from './known.ts';
import type { ImportLine } from './lines.ts';
import type { ImportPlan, ImportStep, PlanInput, ShelterPlan } from './plan.ts';
import { nameAndOrganisation } from './plan-nights.ts';
import { byShelter, faultIn } from './shelters.ts';

const PEOPLE = ['women', 'men', 'other', 'girls', 'boys', 'infants'] as const;

/**
 * Plans the admission of parties that live in a shelter when it starts to keep its beds here, one line each: numbers of
 * people, a room and optionally beds. They are admitted as of now with kind `opening`, because the real start of their stay
 * is unknown and must not enter any figure.
 */
export function planOpening(planning: PlanInput): ImportPlan {
  const faults: ImportFault[] = [];
  const shelters: ShelterPlan[] = [];
  for (const [shelterId, { shelter, lines }] of byShelter(planning)) {
    if (shelter === null) {
      faults.push(faultIn(planning, lines[0]!, 'shelter', 'unknown_house'));
      continue;
    }
    const [steps, same]: [ImportStep[], number[]] = [[], []];
    const takenBeds = new Map<string, number>();
    for (const line of lines) {
      const opening = openingOf(planning, shelter, line, takenBeds);
      if ('fault' in opening) faults.push(opening.fault);
      else if (opening.body === null) same.push(line.line);
      else steps.push({ name: 'admit-party', body: opening.body, lines: [line.line] });
    }
    shelters.push({ shelterId, ...nameAndOrganisation(shelter, undefined), isNew: false, steps, same });
  }
  return { shelters, faults };
}

type Opening = { readonly fault: ImportFault } | { readonly body: unknown };

/** `takenBeds`: beds of earlier lines, with their line. A null body: they are admitted already. */
function openingOf(
  planning: PlanInput,
  shelter: KnownShelter,
  line: ImportLine,
  takenBeds: Map<string, number>,
): Opening {
  const { values } = line;
  const people = PEOPLE.reduce((sum, who) => sum + Number(values[who] ?? 0), 0);
  if (people === 0) return { fault: faultIn(planning, line, 'women', 'nobody') };
  const room = shelter.rooms.find(({ label }) => plain(label) === plain(String(values.room)));
  if (room === undefined) return { fault: faultIn(planning, line, 'room', 'unknown_room') };
  const beds =
    values.bed === undefined ? bedsFor(room.beds, line, takenBeds) : namedBeds(room.beds, String(values.bed));
  if (beds === null)
    return { fault: faultIn(planning, line, values.bed === undefined ? 'room' : 'bed', 'unknown_bed') };
  const isAlreadyAdmitted = shelter.stays.some(
    (stay) => stay.people === people && stay.beds.every((bed) => beds.includes(bed)),
  );
  const conflicts = beds.flatMap((bed) => takenBeds.get(bed) ?? []);
  if (conflicts.length > 0 && !isAlreadyAdmitted)
    return { fault: faultIn(planning, line, 'bed', 'says_otherwise', String(conflicts[0])) };
  for (const bed of beds) takenBeds.set(bed, line.line);
  return { body: isAlreadyAdmitted ? null : { party: partyOf(values), beds, kind: 'opening' } };
}

type Beds = KnownShelter['rooms'][number]['beds'];

/** The beds that a line names: "2A, 2B". */
function namedBeds(beds: Beds, text: string): string[] | null {
  const labels = text.split(/[,;|+]/).map(plain);
  const found = labels.flatMap((wantedLabel) =>
    beds.filter(({ label }) => plain(label) === wantedLabel).map(({ bedId }) => bedId),
  );
  return found.length === labels.length ? found : null;
}

/** As many free beds of the room as the party needs: adult beds for adults, child or adult beds for children. */
function bedsFor(beds: Beds, { values }: ImportLine, takenBeds: ReadonlyMap<string, number>): string[] | null {
  const free = (kind: string) =>
    beds.filter((bed) => bed.kind === kind && !takenBeds.has(bed.bedId)).map(({ bedId }) => bedId);
  const sum = (who: readonly (typeof PEOPLE)[number][]) =>
    who.reduce((total, kind) => total + Number(values[kind] ?? 0), 0);
  const adults = free('adult').slice(0, sum(['women', 'men', 'other']));
  const rest = [...free('child'), ...free('adult').slice(adults.length)].slice(0, sum(['girls', 'boys']));
  const cots = free('cot').slice(0, sum(['infants']));
  const isComplete = adults.length === sum(['women', 'men', 'other']) && rest.length === sum(['girls', 'boys']);
  return isComplete && adults.length + rest.length + cots.length > 0 ? [...adults, ...rest, ...cots] : null;
}

const partyOf = (values: ImportLine['values']) => ({
  ...Object.fromEntries(PEOPLE.map((who) => [who, Number(values[who] ?? 0)])),
  sonsOldest: (values.sons_oldest as SonsAge | undefined) ?? null,
});

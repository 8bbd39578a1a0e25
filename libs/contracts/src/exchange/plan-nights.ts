import type { ImportFault } from './faults.ts';
import type { KnownShelter } from './known.ts';
import type { ImportLine } from './lines.ts';
import { nightsDigest } from './nights-digest.ts';
import type { ImportPlan, ImportStep, PlanInput, ShelterPlan } from './plan.ts';
import { byShelter, faultIn, registrationOf } from './shelters.ts';
import { dayIn, takenAt } from './taken-at.ts';

/** Nights per command: about 13 months, some fifty kilobytes. */
const NIGHTS_PER_COMMAND = 400;

/** Plans daily counts: a new shelter is registered first; a year of nights is one command. */
export function planNights(planning: PlanInput): ImportPlan {
  const { profile } = planning;
  const at = takenAt(profile.takenAt);
  const inPlaces = planning.lines.map((line) => placesOf(planning, line));
  const faults: ImportFault[] = inPlaces.flatMap((found) => ('fault' in found ? [found.fault] : []));
  const counted = inPlaces.flatMap((found) => ('line' in found ? [found.line] : []));
  const shelters: ShelterPlan[] = [];
  for (const [shelterId, { shelter, lines }] of byShelter({ ...planning, lines: counted })) {
    const first = lines[0]!;
    const registration = shelter === null ? registrationOf(planning, first, profile.mode) : null;
    if (registration !== null && 'faults' in registration) {
      faults.push(...registration.faults);
      continue;
    }
    const timezone = shelter?.timezone ?? registration?.body.timezone ?? 'UTC';
    const { unique, same, faults: faultyNights } = uniqueNights(planning, lines, dayIn(timezone, planning.now));
    faults.push(...faultyNights);
    if (unique.length === 0) continue;
    const read = unique.map(({ line, values }) => ({
      line,
      night: nightOf(values, at(timezone, String(values.date))),
    }));
    const digests = nightsDigest(read.map(({ night }) => ({ ...night, inService: night.inService ?? null })));
    const { nights, known } = newNights(shelter, read, digests);
    const steps: ImportStep[] = registration ? [{ name: 'register', body: registration.body, lines: [] }] : [];
    for (let i = 0; i < nights.length; i += NIGHTS_PER_COMMAND) {
      const batch = nights.slice(i, i + NIGHTS_PER_COMMAND);
      steps.push({
        name: 'report-nights',
        body: { nights: batch.map(({ night }) => night) },
        lines: batch.map(({ line }) => line),
      });
    }
    shelters.push({
      shelterId,
      ...nameAndOrganisation(shelter, registration?.body),
      isNew: shelter === null,
      steps,
      same: [...same, ...known],
      ...{ timezone, nights: digests },
    });
  }
  return { shelters, faults };
}

/** The most places of a night. */
const MOST_PLACES = 10_000;

/** A line in places: as they are counted, else its rooms by the beds of each. How many these are is asked, and never guessed. */
function placesOf(
  planning: PlanInput,
  line: ImportLine,
): { readonly line: ImportLine } | { readonly fault: ImportFault } {
  const { rooms_occupied, rooms_in_service, beds_per_room, ...values } = line.values;
  if (values.occupied !== undefined) return { line };
  const beds = Number(beds_per_room ?? 0);
  if (beds === 0) return { fault: faultIn(planning, line, 'rooms_occupied', 'counts_rooms') };
  const rooms = Math.max(Number(rooms_occupied), Number(rooms_in_service ?? 0));
  if (beds * rooms > MOST_PLACES) return { fault: faultIn(planning, line, 'rooms_occupied', 'not_a_count') };
  const inService = rooms_in_service === undefined ? {} : { in_service: beds * Number(rooms_in_service) };
  return { line: { ...line, values: { ...inService, ...values, occupied: beds * Number(rooms_occupied) } } };
}

interface ReadNight {
  readonly line: number;
  readonly night: Night;
}

/** Months with an equal digest are not sent again: their lines are recorded already. */
function newNights(
  shelter: KnownShelter | null,
  read: readonly ReadNight[],
  digests: Readonly<Record<string, string>>,
): { readonly nights: readonly ReadNight[]; readonly known: readonly number[] } {
  if (shelter === null || Object.keys(shelter.nights).length === 0) return { nights: read, known: [] };
  const isKnown = ({ night: { night } }: ReadNight) => digests[night.slice(0, 7)] === shelter.nights[night.slice(0, 7)];
  return {
    nights: read.filter((night) => !isKnown(night)),
    known: read.filter(isKnown).map(({ line }) => line),
  };
}

interface Night {
  readonly night: string;
  readonly asOf: string;
  readonly inService?: number;
  readonly occupied: number;
}

const nightOf = ({ date, in_service, occupied }: ImportLine['values'], asOf: string): Night => ({
  night: String(date),
  asOf,
  ...(in_service === undefined ? {} : { inService: Number(in_service) }),
  occupied: Number(occupied),
});

/** Equal lines of one night are merged; contradicting ones are a fault, and so are nights after `today`. */
function uniqueNights(planning: PlanInput, lines: readonly ImportLine[], today: string) {
  const nights = new Map<string, ImportLine>();
  const same: number[] = [];
  const faults: ImportFault[] = [];
  for (const line of lines) {
    const night = String(line.values.date);
    const before = nights.get(night);
    if (night > today) faults.push(faultIn(planning, line, 'date', 'not_come_yet'));
    else if (before === undefined) nights.set(night, line);
    else if (before.values.occupied === line.values.occupied && before.values.in_service === line.values.in_service)
      same.push(line.line);
    else faults.push(faultIn(planning, line, 'occupied', 'says_otherwise', String(before.line)));
  }
  return { unique: [...nights.values()], same, faults };
}

/** Name and organisation of an existing shelter, or of a registration. */
export function nameAndOrganisation(
  shelter: KnownShelter | null,
  body: { readonly name: string; readonly organisation: string } | undefined,
): Pick<ShelterPlan, 'name' | 'organisation'> {
  const { name = '', organisation = '' } = shelter ?? body ?? {};
  return { name, organisation };
}

import type { ImportFault } from './faults.ts';
import { byHouse, faultIn, registrationOf } from './houses.ts';
import type { KnownHouse } from './known.ts';
import type { ImportLine } from './lines.ts';
import { nightsDigest } from './nights-digest.ts';
import type { HousePlan, ImportPlan, ImportStep, Planning } from './plan.ts';
import { takenAt } from './taken-at.ts';

/** Nights of one command: a year and a bit, some fifty kilobytes. */
const NIGHTS_AT_ONCE = 400;

/** Counts of nights: a house that is not there is registered first; a year of nights is one command. */
export function planNights(planning: Planning): ImportPlan {
  const { profile } = planning;
  const at = takenAt(profile.takenAt);
  const faults: ImportFault[] = [];
  const houses: HousePlan[] = [];
  for (const [shelterId, { house, lines }] of byHouse(planning)) {
    const first = lines[0]!;
    const joins = house === null ? registrationOf(planning, first, profile.mode) : null;
    if (joins !== null && 'faults' in joins) {
      faults.push(...joins.faults);
      continue;
    }
    const timezone = house?.timezone ?? joins?.body.timezone ?? 'UTC';
    const { once, same, faults: twice } = onceANight(planning, lines);
    faults.push(...twice);
    const read = once.map(({ line, says }) => ({ line, night: nightOf(says, at(timezone, String(says.date))) }));
    const digests = nightsDigest(read.map(({ night }) => ({ ...night, inService: night.inService ?? null })));
    const { nights, known } = whatIsNew(house, read, digests);
    const steps: ImportStep[] = joins ? [{ name: 'register', body: joins.body, lines: [] }] : [];
    for (let i = 0; i < nights.length; i += NIGHTS_AT_ONCE) {
      const some = nights.slice(i, i + NIGHTS_AT_ONCE);
      steps.push({
        name: 'report-nights',
        body: { nights: some.map(({ night }) => night) },
        lines: some.map(({ line }) => line),
      });
    }
    houses.push({
      shelterId,
      ...calledBy(house, joins?.body),
      isNew: house === null,
      steps,
      same: [...same, ...known],
      ...{ timezone, nights: digests },
    });
  }
  return { houses, faults };
}

interface ReadNight {
  readonly line: number;
  readonly night: Night;
}

/** Months of which the house says that it has them night by night are not sent again: their lines are known. */
function whatIsNew(
  house: KnownHouse | null,
  read: readonly ReadNight[],
  digests: Readonly<Record<string, string>>,
): { readonly nights: readonly ReadNight[]; readonly known: readonly number[] } {
  if (house === null || Object.keys(house.nights).length === 0) return { nights: read, known: [] };
  const isKnown = ({ night: { night } }: ReadNight) => digests[night.slice(0, 7)] === house.nights[night.slice(0, 7)];
  return {
    nights: read.filter((one) => !isKnown(one)),
    known: read.filter(isKnown).map(({ line }) => line),
  };
}

interface Night {
  readonly night: string;
  readonly asOf: string;
  readonly inService?: number;
  readonly occupied: number;
}

const nightOf = ({ date, in_service, occupied }: ImportLine['says'], asOf: string): Night => ({
  night: String(date),
  asOf,
  ...(in_service === undefined ? {} : { inService: Number(in_service) }),
  occupied: Number(occupied),
});

/** Two lines of one night that say the same are one; that say otherwise, a fault. */
function onceANight(planning: Planning, lines: readonly ImportLine[]) {
  const nights = new Map<string, ImportLine>();
  const same: number[] = [];
  const faults: ImportFault[] = [];
  for (const line of lines) {
    const night = String(line.says.date);
    const before = nights.get(night);
    if (before === undefined) nights.set(night, line);
    else if (before.says.occupied === line.says.occupied && before.says.in_service === line.says.in_service)
      same.push(line.line);
    else faults.push(faultIn(planning, line, 'occupied', 'says_otherwise', String(before.line)));
  }
  return { once: [...nights.values()], same, faults };
}

/** What a house is called and whose it is: as it is known, or as it is registered. */
export function calledBy(
  house: KnownHouse | null,
  body: { readonly name: string; readonly organisation: string } | undefined,
): Pick<HousePlan, 'name' | 'organisation'> {
  const { name = '', organisation = '' } = house ?? body ?? {};
  return { name, organisation };
}

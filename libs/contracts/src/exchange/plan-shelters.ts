import type { ImportFault } from './faults.ts';
import { areaOf, byHouse, faultIn, registrationOf } from './houses.ts';
import type { KnownShelter } from './known.ts';
import type { ImportLine } from './lines.ts';
import type { HousePlan, ImportPlan, ImportStep, PlanInput } from './plan.ts';
import { nameAndOrganisation } from './plan-nights.ts';

/** Plans shelters, one line each: a new one is registered, an existing one gets the name, area and kind of the file. */
export function planShelters(planning: PlanInput): ImportPlan {
  const faults: ImportFault[] = [];
  const houses: HousePlan[] = [];
  for (const [shelterId, { house, lines }] of byHouse(planning)) {
    const [line, ...duplicates] = lines as [ImportLine, ...ImportLine[]];
    faults.push(...duplicates.map((other) => faultIn(planning, other, 'shelter', 'says_otherwise', String(line.line))));
    if (house !== null) {
      const changes = changesOf(house, line);
      const steps: ImportStep[] =
        Object.keys(changes).length === 0 ? [] : [{ name: 'change-profile', body: changes, lines: [line.line] }];
      houses.push({
        shelterId,
        ...nameAndOrganisation(house, undefined),
        isNew: false,
        steps,
        same: steps.length === 0 ? [line.line] : [],
      });
      continue;
    }
    const registration = registrationOf(planning, line, planning.profile.mode);
    if ('faults' in registration) faults.push(...registration.faults);
    else {
      const steps: ImportStep[] = [{ name: 'register', body: registration.body, lines: [line.line] }];
      houses.push({ shelterId, ...nameAndOrganisation(null, registration.body), isNew: true, steps, same: [] });
    }
  }
  return { houses, faults };
}

/** The fields in which the line differs from the existing shelter. */
function changesOf(house: KnownShelter, { values }: ImportLine): Record<string, unknown> {
  const area = areaOf({ country: house.country, ...values });
  return {
    ...(values.name !== undefined && values.name !== house.name ? { name: values.name } : {}),
    ...(area !== null && area.area.id !== house.areaId ? { area: area.area } : {}),
    ...(values.timezone !== undefined && values.timezone !== house.timezone ? { timezone: values.timezone } : {}),
    ...(values.kind !== undefined && values.kind !== house.kind ? { kind: values.kind } : {}),
  };
}

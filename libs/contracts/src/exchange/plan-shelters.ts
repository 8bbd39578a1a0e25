import type { ImportFault } from './faults.ts';
import type { KnownShelter } from './known.ts';
import type { ImportLine } from './lines.ts';
import type { ImportPlan, ImportStep, PlanInput, ShelterPlan } from './plan.ts';
import { nameAndOrganisation } from './plan-nights.ts';
import { areaOf, byShelter, faultIn, registrationOf } from './shelters.ts';

/** Plans shelters, one line each: a new one is registered, an existing one gets the name, area and kind of the file. */
export function planShelters(planning: PlanInput): ImportPlan {
  const faults: ImportFault[] = [];
  const shelters: ShelterPlan[] = [];
  for (const [shelterId, { shelter, lines }] of byShelter(planning)) {
    const [line, ...duplicates] = lines as [ImportLine, ...ImportLine[]];
    faults.push(...duplicates.map((other) => faultIn(planning, other, 'shelter', 'says_otherwise', String(line.line))));
    if (shelter !== null) {
      const changes = changesOf(shelter, line);
      const steps: ImportStep[] =
        Object.keys(changes).length === 0 ? [] : [{ name: 'change-profile', body: changes, lines: [line.line] }];
      shelters.push({
        shelterId,
        ...nameAndOrganisation(shelter, undefined),
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
      shelters.push({ shelterId, ...nameAndOrganisation(null, registration.body), isNew: true, steps, same: [] });
    }
  }
  return { shelters, faults };
}

/** The fields in which the line differs from the existing shelter. */
function changesOf(shelter: KnownShelter, { values }: ImportLine): Record<string, unknown> {
  const area = areaOf({ country: shelter.country, ...values });
  return {
    ...(values.name !== undefined && values.name !== shelter.name ? { name: values.name } : {}),
    ...(area !== null && area.area.id !== shelter.areaId ? { area: area.area } : {}),
    ...(values.timezone !== undefined && values.timezone !== shelter.timezone ? { timezone: values.timezone } : {}),
    ...(values.kind !== undefined && values.kind !== shelter.kind ? { kind: values.kind } : {}),
  };
}

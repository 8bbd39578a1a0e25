import type { ImportFault } from './faults.ts';
import { areaOf, byHouse, faultIn, registrationOf } from './houses.ts';
import type { KnownHouse } from './known.ts';
import type { ImportLine } from './lines.ts';
import type { HousePlan, ImportPlan, ImportStep, Planning } from './plan.ts';
import { calledBy } from './plan-nights.ts';

/** Houses, a line each: one that is not there is registered, of one that is there its name, area and kind are put right. */
export function planShelters(planning: Planning): ImportPlan {
  const faults: ImportFault[] = [];
  const houses: HousePlan[] = [];
  for (const [shelterId, { house, lines }] of byHouse(planning)) {
    const [line, ...again] = lines as [ImportLine, ...ImportLine[]];
    faults.push(...again.map((other) => faultIn(planning, other, 'shelter', 'says_otherwise', String(line.line))));
    if (house !== null) {
      const changes = changesOf(house, line);
      const steps: ImportStep[] =
        Object.keys(changes).length === 0 ? [] : [{ name: 'change-profile', body: changes, lines: [line.line] }];
      houses.push({
        shelterId,
        ...calledBy(house, undefined),
        isNew: false,
        steps,
        same: steps.length === 0 ? [line.line] : [],
      });
      continue;
    }
    const joins = registrationOf(planning, line, planning.profile.mode);
    if ('faults' in joins) faults.push(...joins.faults);
    else {
      const steps: ImportStep[] = [{ name: 'register', body: joins.body, lines: [line.line] }];
      houses.push({ shelterId, ...calledBy(null, joins.body), isNew: true, steps, same: [] });
    }
  }
  return { houses, faults };
}

/** What a line says otherwise than the house that is there. */
function changesOf(house: KnownHouse, { says }: ImportLine): Record<string, unknown> {
  const area = areaOf({ country: house.country, ...says });
  return {
    ...(says.name !== undefined && says.name !== house.name ? { name: says.name } : {}),
    ...(area !== null && area.area.id !== house.areaId ? { area: area.area } : {}),
    ...(says.timezone !== undefined && says.timezone !== house.timezone ? { timezone: says.timezone } : {}),
    ...(says.kind !== undefined && says.kind !== house.kind ? { kind: says.kind } : {}),
  };
}

import type { ImportFault } from './faults.ts';
import type { ImportPlan, ImportStep, PlanInput, ShelterPlan } from './plan.ts';
import { nameAndOrganisation } from './plan-nights.ts';
import { roomBatches, roomsOf, stepOf } from './plan-rooms.ts';
import { byShelter, registrationOf } from './shelters.ts';

/**
 * Plans houses with their rooms, one line each room: a new house is registered with its rooms in one command; to one that
 * is there, the rooms that it does not have are added.
 */
export function planHouses(planning: PlanInput): ImportPlan {
  const faults: ImportFault[] = [];
  const shelters: ShelterPlan[] = [];
  for (const [shelterId, { shelter, lines }] of byShelter(planning)) {
    const registration = shelter === null ? registrationOf(planning, lines[0]!, planning.profile.mode) : null;
    if (registration !== null && 'faults' in registration) {
      faults.push(...registration.faults);
      continue;
    }
    const { added, same, faults: roomFaults } = roomsOf(planning, shelter?.rooms ?? [], lines);
    faults.push(...roomFaults);
    const [first = [], ...others] = roomBatches(added);
    // A house none of whose rooms can be used is not registered without them.
    if (registration !== null && first.length === 0) continue;
    const rooms = first.map(({ room }) => room);
    const steps: ImportStep[] =
      registration === null
        ? roomBatches(added).map(stepOf)
        : [
            { name: 'register', body: { ...registration.body, rooms }, lines: first.map(({ line }) => line) },
            ...others.map(stepOf),
          ];
    const named = nameAndOrganisation(shelter, registration?.body);
    shelters.push({ shelterId, ...named, isNew: shelter === null, steps, same });
  }
  return { shelters, faults };
}

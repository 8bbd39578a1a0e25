import type { Actor, Role } from '@safe-haven/domain';
import { actorOf, DEMO_PEOPLE, type DemoPerson } from '../people.ts';
import type { Random } from '../random.ts';
import type { DemoShelter } from '../shelters/shelter.ts';

/** The actors of a shelter's events. Where the demo has no person to sign in as, it is an opaque id only. */
export interface Staff {
  readonly manager: Actor;
  /** The administrator, who is another person than the manager. */
  readonly publisher: Actor;
  readonly coordinator: Actor;
  readonly staff: Actor;
  /** A hotline worker of the shelter's own country. */
  readonly hotline: Actor;
  /** A coordinator of another organisation in the same country. */
  readonly coordinatorNearby: Actor;
  /** A coordinator of one of the other countries. */
  abroad(random: Random): Actor;
}

export function staffOf(shelter: DemoShelter): Staff {
  const own = (role: Role): Actor => {
    const person = DEMO_PEOPLE.find((p) => p.role === role && worksAt(p, shelter));
    return person ? actorOf(person) : unnamedActor(shelter, role);
  };
  const abroad = DEMO_PEOPLE.filter((p) => p.role === 'coordinator' && p.country !== shelter.country);
  const candidates = DEMO_PEOPLE.filter(
    (p) => p.country === shelter.country && p.organisation !== shelter.organisation.name,
  );
  const coordinatorNearby = candidates.find((p) => p.role === 'coordinator');
  const hotline = DEMO_PEOPLE.find((p) => p.role === 'hotline' && p.country === shelter.country);
  if (!hotline) throw new Error(`The demo has no hotline for ${shelter.country}.`);
  const publisher = DEMO_PEOPLE.find((p) => p.role === 'administrator');
  if (!publisher) throw new Error('The demo has no administrator.');
  return {
    manager: own('manager'),
    publisher: actorOf(publisher),
    coordinator: own('coordinator'),
    staff: own('shelter_staff'),
    hotline: actorOf(hotline),
    coordinatorNearby: coordinatorNearby ? actorOf(coordinatorNearby) : actorOf(hotline),
    abroad: (random) => actorOf(random.pick(abroad)),
  };
}

const worksAt = (p: DemoPerson, shelter: DemoShelter): boolean =>
  p.organisation === shelter.organisation.name && (p.shelters === undefined || p.shelters.includes(shelter.shelterId));

/** One per shelter for its staff, one per organisation for the rest. */
function unnamedActor(shelter: DemoShelter, role: Role): Actor {
  const atShelter = role === 'shelter_staff';
  const where = atShelter
    ? shelter.shelterId
    : `${shelter.country.toLowerCase()}-${shelter.organisation.partner ? 1 : 2}`;
  return {
    person: `demo-${role === 'shelter_staff' ? 'staff' : role}-${where}`,
    role,
    organisation: shelter.organisation.name,
    country: shelter.country,
    ...(atShelter && { shelters: [shelter.shelterId] }),
  };
}

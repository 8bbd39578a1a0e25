import type { Actor } from '@safe-haven/domain';
import { actorOf, DEMO_PEOPLE } from '../people.ts';

/** A demo person by the short name that scenarios use. */
export function personOf(name: string): Actor {
  const person = DEMO_PEOPLE.find((p) => p.person === `demo-${name}`);
  if (!person) throw new Error(`The demo has nobody called ${name}.`);
  return actorOf(person);
}

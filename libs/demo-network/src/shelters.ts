import { ALBANIA } from './shelters/albania.ts';
import { BOSNIA } from './shelters/bosnia.ts';
import { NORTH_MACEDONIA } from './shelters/north-macedonia.ts';
import { SERBIA } from './shelters/serbia.ts';
import type { DemoShelter } from './shelters/shelter.ts';

/** Every shelter of the demo network, all invented; tree names, real municipalities, no address. */
export const DEMO_SHELTERS: readonly DemoShelter[] = [...SERBIA, ...BOSNIA, ...NORTH_MACEDONIA, ...ALBANIA];

/** A demo shelter. Throws when there is none of that id. */
export function shelterOf(shelterId: string): DemoShelter {
  const shelter = DEMO_SHELTERS.find((h) => h.shelterId === shelterId);
  if (!shelter) throw new Error(`The demo has no house ${shelterId}.`);
  return shelter;
}

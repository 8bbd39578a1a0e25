import { ALBANIA } from './shelters/albania.ts';
import { BOSNIA } from './shelters/bosnia.ts';
import { NORTH_MACEDONIA } from './shelters/north-macedonia.ts';
import { SERBIA } from './shelters/serbia.ts';
import type { DemoShelter } from './shelters/shelter.ts';

/** Every house of the demo network, all of them invented; tree names, real municipalities, no address anywhere. */
export const DEMO_SHELTERS: readonly DemoShelter[] = [...SERBIA, ...BOSNIA, ...NORTH_MACEDONIA, ...ALBANIA];

/** A house of the demo. Throws where there is none of that id. */
export function shelterOf(shelterId: string): DemoShelter {
  const shelter = DEMO_SHELTERS.find((h) => h.shelterId === shelterId);
  if (!shelter) throw new Error(`The demo has no house ${shelterId}.`);
  return shelter;
}

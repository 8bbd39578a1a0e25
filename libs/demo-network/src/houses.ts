import { ALBANIA } from './houses/albania.ts';
import { BOSNIA } from './houses/bosnia.ts';
import type { DemoHouse } from './houses/house.ts';
import { NORTH_MACEDONIA } from './houses/north-macedonia.ts';
import { SERBIA } from './houses/serbia.ts';

/** Every house of the demo network, all of them invented; tree names, real municipalities, no address anywhere. */
export const DEMO_HOUSES: readonly DemoHouse[] = [...SERBIA, ...BOSNIA, ...NORTH_MACEDONIA, ...ALBANIA];

/** A house of the demo. Throws where there is none of that id. */
export function houseOf(shelterId: string): DemoHouse {
  const house = DEMO_HOUSES.find((h) => h.shelterId === shelterId);
  if (!house) throw new Error(`The demo has no house ${shelterId}.`);
  return house;
}

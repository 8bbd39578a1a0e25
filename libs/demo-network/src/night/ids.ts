import { seededRandom } from '../random.ts';

/** Ids of the night's scenarios: opaque, and the same for the same seed. */
export const idsOf =
  (seed: number | string) =>
  (key: string): string =>
    seededRandom(`${seed}/night/${key}`).uuid();

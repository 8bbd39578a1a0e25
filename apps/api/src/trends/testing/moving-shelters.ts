import { type Random, seededRandom } from '@safe-haven/demo-network';

/** Free places of an invented house by day, and its places. */
export interface CountedDays {
  readonly free: Map<number, number>;
  places: number;
}

/**
 * Larger houses that move: people come by a weekly rhythm and a demand that drifts, stay for some days, and places are
 * closed and opened again.
 */
export const movingShelters = (seed: string, count: number, days: number): CountedDays[] =>
  Array.from({ length: count }, (_, n) => movingShelter(seededRandom(`${seed}/${n}`), days));

const WARM_UP_DAYS = 100;
const PARTIES = [1, 1, 1, 2, 3] as const;
const MEAN_PARTY = 1.6;

function movingShelter(random: Random, days: number): CountedDays {
  const between = (low: number, high: number) => low + (high - low) * random.next();
  const places = random.int(15, 150);
  const [stay, load, drift] = [between(2, 40), between(0.6, 1.1), between(0, 0.1)];
  const rhythm = Array.from({ length: 7 }, () => between(0.75, 1.25));
  const free = new Map<number, number>();
  let [inService, demand, parties] = [places, 0, [] as number[]];
  for (let day = -WARM_UP_DAYS; day < days; day++) {
    if (random.chance(0.006)) inService = Math.round(places * between(0.8, 1.2));
    demand = 0.98 * demand + drift * between(-1.7, 1.7);
    parties = parties.filter(() => !random.chance(1 / stay));
    let occupied = parties.reduce((sum, size) => sum + size, 0);
    const expected = ((load * places) / stay / MEAN_PARTY) * Math.exp(demand) * rhythm[(day + WARM_UP_DAYS) % 7]!;
    // Exponential times between arrivals: a Poisson process.
    for (let at = random.exponential(1); at < expected; at += random.exponential(1)) {
      const size = random.pick(PARTIES);
      if (occupied + size > inService) continue;
      parties.push(size);
      occupied += size;
    }
    if (day >= 0) free.set(day, Math.max(0, inService - occupied));
  }
  return { free, places };
}

/** Seeded randomness: the same seed gives the same numbers on every machine. */
export interface Random {
  /** A number from 0 up to, not including, 1. */
  next(): number;
  /** An integer from `least` to `most`, both included. */
  int(least: number, most: number): number;
  /** True with probability `share` (0 to 1). */
  chance(share: number): boolean;
  /** A random element of a non-empty list. */
  pick<T>(list: readonly T[]): T;
  /** A random element by weight; weights are above 0. */
  weighted<T>(list: readonly (readonly [weight: number, value: T])[]): T;
  /** Exponentially distributed, in the unit of the mean. */
  exponential(mean: number): number;
  /** A UUID in the form of version 4; as predictable as the seed. */
  uuid(): string;
}

/** Starts a sequence from any text; similar seeds give unrelated sequences. */
export function seededRandom(seed: string | number): Random {
  const next = sfc32(String(seed));
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('Nothing to pick from.');
    return list[int(0, list.length - 1)] as T;
  };
  return {
    next,
    int,
    pick,
    chance: (share) => next() < share,
    weighted: (list) => {
      let at = next() * list.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of list) {
        at -= weight;
        if (at < 0) return value;
      }
      return pick(list)[1];
    },
    exponential: (mean) => -mean * Math.log(1 - next()),
    uuid: () => uuidFrom(() => int(0, 15)),
  };
}

function uuidFrom(nibble: () => number): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (c) =>
    (c === 'x' ? nibble() : 8 + (nibble() & 3)).toString(16),
  );
}

/** Chris Doty-Humphrey's sfc32, seeded with a hash and warmed up. */
function sfc32(seed: string): () => number {
  let [a, b, c, d] = [hash(`${seed}/a`), hash(`${seed}/b`), hash(`${seed}/c`), 1];
  const step = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 16; i++) step();
  return step;
}

/** FNV-1a over UTF-16 units, with a final mix so that similar seeds diverge early. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}

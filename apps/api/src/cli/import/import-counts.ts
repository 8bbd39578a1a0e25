import type { DailyCount } from './daily-counts.ts';
import { instantIn, nextDay } from './local-time.ts';
import { Refused } from './refused.ts';
import type { Target } from './target.ts';

export interface ImportOptions {
  readonly organisation: string;
  readonly country: string;
  readonly area: string;
  readonly timezone: string;
  /** What its houses are: of the past, in trends alone, or counted, with a present. */
  readonly mode: 'past' | 'counted';
  /** Local time of the count, on the morning after the night. */
  readonly takenAt: string;
}

export interface ImportResult {
  readonly registered: number;
  readonly recorded: number;
  readonly alreadyThere: number;
}

const idOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^a-z0-9]+/gi, '-')
    .toLowerCase();

/**
 * Registers each programme as a past or counted house, then reports each night, through the same commands as everybody. An equal
 * report of the same night changes nothing, so an import that stopped is simply run again.
 */
export async function importCounts(
  target: Target,
  rows: readonly DailyCount[],
  options: ImportOptions,
  onProgress: (done: number) => void,
): Promise<ImportResult> {
  const shelters = [...new Set(rows.map((r) => r.shelterId))];
  let registered = 0;
  let recorded = 0;
  let done = 0;
  for (const shelterId of shelters) if (await register(target, shelterId, options)) registered += 1;
  const queue = rows[Symbol.iterator]();
  const work = async () => {
    for (const row of queue) {
      const answer = await target.send(row.shelterId, 'report-census', {
        asOf: instantIn(options.timezone, nextDay(row.night), options.takenAt),
        night: row.night,
        inService: row.inService,
        occupied: row.occupied,
      });
      if (answer.events.length > 0) recorded += 1;
      onProgress(++done);
    }
  };
  await Promise.all(Array.from({ length: target.atOnce }, work));
  return { registered, recorded, alreadyThere: rows.length - recorded };
}

async function register(target: Target, shelterId: string, o: ImportOptions): Promise<boolean> {
  try {
    await target.send(shelterId, 'register', {
      name: shelterId,
      organisation: o.organisation,
      country: o.country,
      area: { id: `${o.country.toLowerCase()}-${idOf(o.area)}`, name: o.area },
      timezone: o.timezone,
      mode: o.mode,
      kind: 'emergency',
    });
    return true;
  } catch (error) {
    if (error instanceof Refused && error.code === 'already_registered') return false;
    throw error;
  }
}

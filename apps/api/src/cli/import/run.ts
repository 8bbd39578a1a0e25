import type { HousePlan, ImportFault, ImportKind } from '@safe-haven/contracts/exchange';
import { Refused } from './refused.ts';
import type { Step, Target, Writer } from './target.ts';

/** What became of the lines of a file, or would become of them. */
export interface Counts {
  /** Houses that were registered. */
  registered: number;
  added: number;
  changed: number;
  /** Said already what the log says. */
  same: number;
  readonly refused: ImportFault[];
}

export const noCounts = (): Counts => ({ registered: 0, added: 0, changed: 0, same: 0, refused: [] });

/** Rooms, rules and who is where are a manager's to say; houses and their counts a machine's as well. */
const asManager = (kind: ImportKind): boolean => kind !== 'daily_counts' && kind !== 'shelters';

export const writerOf = ({ organisation }: Pick<HousePlan, 'organisation'>, kind: ImportKind): Writer => ({
  organisation,
  asManager: asManager(kind),
});

/** Does something with every house, several at once, each by itself. */
async function eachHouse(
  houses: readonly HousePlan[],
  atOnce: number,
  work: (house: HousePlan) => Promise<void>,
): Promise<void> {
  const queue = houses[Symbol.iterator]();
  const worker = async () => {
    for (const house of queue) await work(house);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/**
 * What would become of the whole plan, asked step by step; nothing is written. A house that is new is registered anew before
 * each of its steps: the question has no memory.
 */
export async function checkPlan(
  target: Target,
  houses: readonly HousePlan[],
  kind: ImportKind,
  onLines: (lines: number) => void,
  { firstAlone = false } = {},
): Promise<Counts> {
  const counts = noCounts();
  await eachHouse(houses, target.atOnce, async (house) => {
    const { steps, shelterId } = house;
    const writer = writerOf(house, kind);
    counts.same += house.same.length;
    const joins = steps[0]?.name === 'register' ? steps[0] : null;
    const rest = joins && steps.length > 1 ? steps.slice(1) : steps;
    let joined = joins !== null;
    for (const step of firstAlone ? rest.slice(0, 1) : rest) {
      const asked: Step[] = joins && step !== joins ? [joins, step] : [step];
      const { steps: answers } = await target.check(
        writer,
        shelterId,
        asked.map(({ name, body }) => ({ name, body })),
      );
      const [first, last] = [answers[0]!, answers.at(-1)!];
      const refused = first.refused ?? last.refused;
      if (refused) counts.refused.push(refusedLine(house, step, refused.code, refused.why));
      else add(counts, last);
      onLines(step.lines.length);
      if (joins && first.refused) {
        joined = false;
        break;
      }
    }
    if (joined) counts.registered += 1;
  });
  return counts;
}

const add = (counts: Counts, { added, changed, same }: { added: number; changed: number; same: number }): void => {
  counts.added += added;
  counts.changed += changed;
  counts.same += same;
};

/** A registration that no line asks for by itself is that of the first line of its house. */
const refusedLine = (house: HousePlan, step: { lines: readonly number[] }, code: string, why = ''): ImportFault => ({
  line: step.lines[0] ?? house.steps.find(({ lines }) => lines.length > 0)?.lines[0] ?? 1,
  column: null,
  what: 'refused',
  typed: why === '' ? code : `${code} (${why})`,
});

/**
 * Sends every step. Where one is refused the house is left at that; `goOn`: the others go on and it is told, else the import
 * stops with it. What is there already is no fact, so an import that stopped is simply run again.
 */
export async function runPlan(
  target: Target,
  houses: readonly HousePlan[],
  kind: ImportKind,
  { goOn, onLines }: { readonly goOn: boolean; onLines(lines: number): void },
): Promise<Counts> {
  const counts = noCounts();
  let stopped = false;
  await eachHouse(houses, target.atOnce, async (house) => {
    counts.same += house.same.length;
    onLines(house.same.length);
    for (const { name, body, lines } of house.steps) {
      if (stopped) return;
      try {
        const { events } = await target.send(writerOf(house, kind), house.shelterId, { name, body });
        if (name === 'register') counts.registered += 1;
        tell(counts, name, lines.length, events.length);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        counts.refused.push(refusedLine(house, { lines }, error.code));
        stopped = !goOn;
        if (name === 'register') return;
      }
      onLines(lines.length);
    }
  });
  return counts;
}

function tell(counts: Counts, name: string, lines: number, facts: number): void {
  if (name === 'report-nights') {
    counts.added += facts;
    counts.same += lines - facts;
  } else if (facts === 0) counts.same += lines;
  else counts.added += lines;
}

import type { ImportFault } from './faults.ts';
import type { ImportChecked } from './known.ts';
import type { HousePlan, ImportStep } from './plan.ts';

/** What became of a command: how many facts it is, or why it was refused. */
type SentStep = { readonly ok: true; readonly facts: number } | { readonly ok: false; readonly code: string };

/** Who is asked and who is told: a program, or the log itself. */
export interface ImportTarget {
  /** How many houses to have under way. */
  readonly atOnce: number;
  check(house: HousePlan, steps: readonly ImportStep[]): Promise<ImportChecked>;
  send(house: HousePlan, step: ImportStep): Promise<SentStep>;
}

/** What became of the lines of a file, or would become of them. */
export interface ImportCounts {
  /** Houses that were registered. */
  registered: number;
  added: number;
  changed: number;
  /** Said already what the log says. */
  same: number;
  readonly refused: ImportFault[];
}

export interface ImportRun {
  /** Told of lines as they are done with. */
  onLines(lines: number): void;
  /** Whether somebody wants it to end; what is under way is finished. */
  isStopped?(): boolean;
}

export const noCounts = (): ImportCounts => ({ registered: 0, added: 0, changed: 0, same: 0, refused: [] });

/** The houses of a plan; where it is somewhere else, they come one by one. */
type Houses = Iterable<HousePlan> | AsyncIterable<HousePlan>;

/** Does something with every house, several at once, each by itself. One that fails ends it, when what is under way beside it is over. */
async function eachHouse(houses: Houses, atOnce: number, work: (house: HousePlan) => Promise<void>): Promise<void> {
  const queue = Symbol.asyncIterator in houses ? houses[Symbol.asyncIterator]() : houses[Symbol.iterator]();
  let hasFailed = false;
  const worker = async () => {
    for (let next = await queue.next(); !(next.done || hasFailed); next = await queue.next())
      await work(next.value).catch((error: unknown) => {
        hasFailed = true;
        throw error;
      });
  };
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/**
 * What would become of the whole plan, asked step by step; nothing is written. A house that is new is registered anew before
 * each of its steps: the question has no memory. `firstAlone`: of each house its first step stands for all.
 */
export async function checkPlan(
  target: ImportTarget,
  houses: Houses,
  { onLines, isStopped, firstAlone = false }: ImportRun & { readonly firstAlone?: boolean },
): Promise<ImportCounts> {
  const counts = noCounts();
  await eachHouse(houses, target.atOnce, async (house) => {
    counts.same += house.same.length;
    onLines(house.same.length);
    const [joins, rest] = registrationIn(house);
    let isRefused = false;
    for (const step of firstAlone ? rest.slice(0, 1) : rest) {
      if (isRefused || isStopped?.()) return;
      const asked = joins !== null && step !== joins ? [joins, step] : [step];
      const { steps } = await target.check(house, asked);
      const isHere = joins !== null && step !== joins && steps[0]?.refused?.code === JUST_REGISTERED;
      const refused = (isHere ? steps.slice(1) : steps).find((answer) => answer.refused !== null)?.refused;
      if (refused) counts.refused.push(refusedLine(house, step, refused.code, refused.why));
      else add(counts, steps.at(-1));
      isRefused = joins !== null && steps[0]?.refused != null && !isHere;
      onLines(step.lines.length);
    }
    if (joins !== null && !isRefused) counts.registered += 1;
  });
  return counts;
}

/** Somebody else brings the same file in: whether the house is theirs or another’s, what follows tells. */
const JUST_REGISTERED = 'already_registered';

/** The registration of a new house, and what is asked by itself. */
function registrationIn({ steps }: HousePlan): [ImportStep | null, readonly ImportStep[]] {
  const joins = steps[0]?.name === 'register' ? steps[0] : null;
  return [joins, joins !== null && steps.length > 1 ? steps.slice(1) : steps];
}

function add(counts: ImportCounts, answer: ImportChecked['steps'][number] | undefined): void {
  counts.added += answer?.added ?? 0;
  counts.changed += answer?.changed ?? 0;
  counts.same += answer?.same ?? 0;
}

/** A registration that no line asks for by itself is that of the first line of its house. */
const refusedLine = (house: HousePlan, step: ImportStep, code: string, why = ''): ImportFault => ({
  line: step.lines[0] ?? house.steps.find(({ lines }) => lines.length > 0)?.lines[0] ?? 1,
  column: null,
  what: 'refused',
  typed: why === '' ? code : `${code} (${why})`,
});

/**
 * Sends every step. Where one is refused the house is left at that; `goOn`: the others go on and it is told, else the import
 * stops with it. `counts` are kept up to date: they are true as well of a run that ends in the middle. What is there already is no fact, so an import that stopped is simply run again.
 */
export async function runPlan(
  target: ImportTarget,
  houses: Houses,
  { goOn, onLines, isStopped, counts = noCounts() }: ImportRun & { readonly goOn: boolean; counts?: ImportCounts },
): Promise<ImportCounts> {
  let stopped = false;
  await eachHouse(houses, target.atOnce, async (house) => {
    if (stopped || isStopped?.()) return;
    counts.same += house.same.length;
    onLines(house.same.length);
    for (const step of house.steps) {
      if (stopped || isStopped?.()) return;
      const sent = await target.send(house, step);
      if (sent.ok) tell(counts, step, sent.facts);
      else if (sent.code !== JUST_REGISTERED || house.steps.length === 1) {
        counts.refused.push(refusedLine(house, step, sent.code));
        stopped = !goOn;
        if (step.name === 'register') return;
      }
      onLines(step.lines.length);
    }
  });
  return counts;
}

function tell(counts: ImportCounts, { name, lines }: ImportStep, facts: number): void {
  if (name === 'register') counts.registered += 1;
  if (name === 'report-nights') {
    counts.added += facts;
    counts.same += lines.length - facts;
  } else if (facts === 0) counts.same += lines.length;
  else counts.added += lines.length;
}

import type { ImportFault } from './faults.ts';
import type { ImportChecked } from './known.ts';
import type { ImportStep, ShelterPlan } from './plan.ts';

/** The result of a command: the number of events, or the code of the refusal. */
type SentStep = { readonly ok: true; readonly facts: number } | { readonly ok: false; readonly code: string };

/** Where commands are checked and sent: a running program, or the log itself. */
export interface ImportTarget {
  /** How many shelters to have in flight at once. */
  readonly atOnce: number;
  check(shelter: ShelterPlan, steps: readonly ImportStep[]): Promise<ImportChecked>;
  send(shelter: ShelterPlan, step: ImportStep): Promise<SentStep>;
}

/** The results of the lines of a file, after a run or a check. */
export interface ImportCounts {
  /** Shelters that were registered. */
  registered: number;
  added: number;
  changed: number;
  /** Recorded already. */
  same: number;
  readonly refused: ImportFault[];
}

export interface ImportRun {
  /** Called with the number of lines that were handled. */
  onLines(lines: number): void;
  /** Whether the user wants to stop; commands in flight are finished. */
  isStopped?(): boolean;
}

export const emptyCounts = (): ImportCounts => ({ registered: 0, added: 0, changed: 0, same: 0, refused: [] });

/** The shelters of a plan; asynchronous when they come from a worker. */
type Shelters = Iterable<ShelterPlan> | AsyncIterable<ShelterPlan>;

/**
 * Runs `work` for every shelter, at most `atOnce` in parallel. After a failure no more are started, and it rejects once
 * those in flight are done.
 */
async function forEachShelter(
  shelters: Shelters,
  atOnce: number,
  work: (shelter: ShelterPlan) => Promise<void>,
): Promise<void> {
  const queue = Symbol.asyncIterator in shelters ? shelters[Symbol.asyncIterator]() : shelters[Symbol.iterator]();
  let hasFailed = false;
  const worker = async () => {
    for (let next = await queue.next(); !(next.done || hasFailed); next = await queue.next())
      await work(next.value).catch((error: unknown) => {
        hasFailed = true;
        throw error;
      });
  };
  const results = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  for (const end of results) if (end.status === 'rejected') throw end.reason;
}

/**
 * Checks the whole plan step by step; nothing is written. A new shelter is registered again before each of its steps,
 * because checks do not build on each other. `firstStepOnly`: only the first step of each shelter is checked.
 */
export async function checkPlan(
  target: ImportTarget,
  shelters: Shelters,
  { onLines, isStopped, firstStepOnly = false }: ImportRun & { readonly firstStepOnly?: boolean },
): Promise<ImportCounts> {
  const counts = emptyCounts();
  await forEachShelter(shelters, target.atOnce, async (shelter) => {
    counts.same += shelter.same.length;
    onLines(shelter.same.length);
    const [registration, rest] = splitRegistration(shelter);
    let isRefused = false;
    for (const step of firstStepOnly ? rest.slice(0, 1) : rest) {
      if (isRefused || isStopped?.()) return;
      const commands = registration !== null && step !== registration ? [registration, step] : [step];
      const { steps } = await target.check(shelter, commands);
      const isAlreadyRegistered =
        registration !== null && step !== registration && steps[0]?.refused?.code === JUST_REGISTERED;
      const refused = (isAlreadyRegistered ? steps.slice(1) : steps).find((answer) => answer.refused !== null)?.refused;
      if (refused) counts.refused.push(refusalFault(shelter, step, refused.code, refused.why));
      else addChecked(counts, step, steps.at(-1));
      isRefused = registration !== null && steps[0]?.refused != null && !isAlreadyRegistered;
      onLines(step.lines.length);
    }
    if (registration !== null && !isRefused) counts.registered += 1;
  });
  return counts;
}

/** Another run registered the shelter meanwhile; whether it is the same organisation's shows in the next step. */
const JUST_REGISTERED = 'already_registered';

/** The registration of a new shelter, and the steps to check. */
function splitRegistration({ steps }: ShelterPlan): [ImportStep | null, readonly ImportStep[]] {
  const registration = steps[0]?.name === 'register' ? steps[0] : null;
  const isChecked = registration === null || registration.lines.length > 0 || steps.length === 1;
  return [registration, isChecked ? steps : steps.slice(1)];
}

/** Nights are counted one by one by the program; of any other command, all its lines are what the command is. */
function addChecked(
  counts: ImportCounts,
  { name, lines }: ImportStep,
  answer: ImportChecked['steps'][number] | undefined,
): void {
  const each = name === 'report-nights' ? 1 : Math.max(1, lines.length);
  counts.added += each * (answer?.added ?? 0);
  counts.changed += each * (answer?.changed ?? 0);
  counts.same += each * (answer?.same ?? 0);
}

/** A refused registration is reported on the first line of its shelter. */
const refusalFault = (shelter: ShelterPlan, step: ImportStep, code: string, why = ''): ImportFault => ({
  line: step.lines[0] ?? shelter.steps.find(({ lines }) => lines.length > 0)?.lines[0] ?? 1,
  column: null,
  what: 'refused',
  typed: why === '' ? code : `${code} (${why})`,
});

/**
 * Sends every step. After a refusal the steps of that shelter end; with `continueOnRefusal` the other shelters continue,
 * otherwise the run stops. `counts` is updated as steps finish, so it is correct when a run is cut short. Facts that are
 * recorded already are not written again, so an import can simply be repeated.
 */
export async function runPlan(
  target: ImportTarget,
  shelters: Shelters,
  {
    continueOnRefusal,
    onLines,
    isStopped,
    counts = emptyCounts(),
  }: ImportRun & { readonly continueOnRefusal: boolean; counts?: ImportCounts },
): Promise<ImportCounts> {
  let stopped = false;
  await forEachShelter(shelters, target.atOnce, async (shelter) => {
    if (stopped || isStopped?.()) return;
    counts.same += shelter.same.length;
    onLines(shelter.same.length);
    for (const step of shelter.steps) {
      if (stopped || isStopped?.()) return;
      const sent = await target.send(shelter, step);
      if (sent.ok) countSent(counts, step, sent.facts);
      else if (sent.code !== JUST_REGISTERED || shelter.steps.length === 1) {
        counts.refused.push(refusalFault(shelter, step, sent.code));
        stopped = !continueOnRefusal;
        if (step.name === 'register') return;
      }
      onLines(step.lines.length);
    }
  });
  return counts;
}

function countSent(counts: ImportCounts, { name, lines }: ImportStep, facts: number): void {
  if (name === 'register') counts.registered += 1;
  if (name === 'report-nights') {
    counts.added += facts;
    counts.same += lines.length - facts;
  } else if (facts === 0) counts.same += lines.length;
  else counts.added += lines.length;
}

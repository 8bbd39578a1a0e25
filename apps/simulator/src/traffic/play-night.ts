import { setTimeout as wait } from 'node:timers/promises';
import { type DemoPerson, demoPerson } from '@safe-haven/contracts';
import { type Random, seededRandom } from '@safe-haven/demo-network';
import { z } from 'zod';
import { openClient, tryOnce } from './api-client.ts';
import { type Caller, newCaller } from './caller.ts';
import { chooseCaseAction } from './case-actions.ts';
import { clockOf, formatAction, formatCaseAction } from './format-action.ts';
import { chooseAction, chooseShelter } from './shelter-actions.ts';

export interface NightOptions {
  readonly url: string;
  /** Simulated minutes per real minute. */
  readonly speed: number;
  readonly seed: number | string;
  readonly signal: AbortSignal;
  /** Number of actions to send; absent: until the signal aborts. */
  readonly steps?: number;
  readonly onOutput?: (line: string) => void;
}

export type NightResult =
  | {
      readonly ok: true;
      readonly accepted: number;
      readonly refused: Readonly<Record<string, number>>;
    }
  /** Nothing can be played; the sentence says why and what to do. */
  | { readonly ok: false; readonly sentence: string };

/** Roles that are active at night. */
const AT_NIGHT: readonly string[] = ['hotline', 'coordinator', 'shelter_staff'];
/** Mean simulated minutes between two actions in the whole network. */
const MEAN_MINUTES_BETWEEN = 4;
/** The share of turns that consider requests and transfers first. */
const CASE_SHARE = 0.4;
/** How many turns without a possible action end the night. */
const IDLE_AT_MOST = 200;

/**
 * Simulates a night in the demo network: each person looks at her board, opens a shelter and performs one action there,
 * with pauses, until the steps are done or the signal aborts. The choices depend on the seed and on the program's
 * answers. Refusals are expected; after a lost connection it waits.
 */
export async function playNight(options: NightOptions): Promise<NightResult> {
  const report = options.onOutput ?? (() => undefined);
  const tally: Tally = { accepted: 0, refused: {}, minutes: 0 };
  try {
    const people = await demoPeopleOf(options.url, options.signal);
    if (typeof people === 'string') return { ok: false, sentence: people };
    const awake = people.filter((p) => AT_NIGHT.includes(p.role));
    if (awake.length === 0) return { ok: false, sentence: `Nobody of the demo at ${options.url} works at night.` };
    const client = openClient(options.url, options.signal, report);
    await actAndWait(
      options,
      awake.map((p) => newCaller(client, p)),
      tally,
      report,
    );
  } catch (error) {
    if (!options.signal.aborted) throw error;
  }
  report(`${clockOf(tally.minutes)}  The night is over.`);
  return { ok: true, accepted: tally.accepted, refused: tally.refused };
}

interface Tally {
  accepted: number;
  readonly refused: Record<string, number>;
  /** Simulated minutes so far. */
  minutes: number;
}

async function actAndWait(
  { speed, seed, signal, steps = Number.POSITIVE_INFINITY }: NightOptions,
  callers: readonly Caller[],
  tally: Tally,
  report: (line: string) => void,
): Promise<void> {
  const random = seededRandom(seed);
  for (let sent = 0, idle = 0; sent < steps && idle < IDLE_AT_MOST; ) {
    const minutes = random.exponential(MEAN_MINUTES_BETWEEN);
    await wait((minutes * 60_000) / speed, undefined, { signal });
    tally.minutes += minutes;
    const done = await act(random, random.pick(callers), tally.minutes);
    [sent, idle] = done === null ? [sent, idle + 1] : [sent + 1, 0];
    if (done === null) continue;
    if (done.code === null) tally.accepted++;
    else tally.refused[done.code] = (tally.refused[done.code] ?? 0) + 1;
    report(done.line);
  }
}

interface Done {
  /** Code of a refusal. */
  readonly code: string | null;
  readonly line: string;
}

/** One action: on a request or transfer, else on a shelter; null when she has nothing to do. */
async function act(random: Random, caller: Caller, played: number): Promise<Done | null> {
  const about = random.chance(CASE_SHARE) ? await actForParty(random, caller, played) : null;
  return about ?? actInShelter(random, caller, played);
}

/** One look at her caseload and one action: its commands in order, up to the first refusal. */
async function actForParty(random: Random, caller: Caller, played: number): Promise<Done | null> {
  const action = chooseCaseAction(random, await caller.caseload(), Date.now());
  if (action === null) return null;
  for (const command of action.commands) {
    const outcome = await caller.command(command, crypto.randomUUID());
    if (outcome.kind === 'refused') {
      return { code: outcome.problem.code, line: formatCaseAction(played, caller.person, action, outcome) };
    }
  }
  return { code: null, line: formatCaseAction(played, caller.person, action, null) };
}

/** One look at the board and one action on a shelter. */
async function actInShelter(random: Random, caller: Caller, played: number): Promise<Done | null> {
  const shelterId = chooseShelter(random, caller.person, await caller.board());
  const detail = shelterId === null ? null : await caller.shelter(shelterId);
  const action = detail === null ? null : chooseAction(random, detail, Date.now());
  if (action === null) return null;
  // The key must differ between nights: with the same keys a second night with this seed would only repeat the first one's
  // commands.
  const outcome = await caller.send(action, crypto.randomUUID());
  const code = outcome.kind === 'refused' ? outcome.problem.code : null;
  return { code, line: formatAction(played, caller.person, action, outcome) };
}

/** The demo's people, or a sentence that says why there are none. */
async function demoPeopleOf(url: string, signal: AbortSignal): Promise<readonly DemoPerson[] | string> {
  const answer = await tryOnce(`${url}/api/demo/people`, {}, signal);
  if (answer === null)
    return `Nothing answers at ${url}. Start the program with "npm run up", or say where it is with --url.`;
  const people = z.array(demoPerson).min(1).safeParse(answer.body);
  if (answer.status === 200 && people.success) return people.data;
  return `What answers at ${url} is not in demo mode, and real houses are not played with. Start it with "npm run up".`;
}

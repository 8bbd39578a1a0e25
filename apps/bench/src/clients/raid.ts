/** A raid: one coordinator types nine parties, reads the plan, holds all of it and confirms it. */
import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandAnswer, OperationPlan, OperationView } from '@safe-haven/contracts';
import { type Party, peopleIn } from '@safe-haven/domain';
import { answers } from './client.ts';
import { send, sendUntilAnswered } from './send.ts';

export interface RaidAsk {
  readonly url: string;
  /** Of a coordinator. */
  readonly cookie: string;
  /** Takes the ids of all events that were acknowledged, a line each. */
  readonly file: string;
}

export interface RaidFigures {
  readonly people: number;
  readonly placed: number;
  /** The requests that have a place. */
  readonly requests: readonly string[];
  /** Lines that a house refused after the plan had a place for them there. */
  readonly refused: number;
  /** In ms: from the first card to the last one, and for each plan. */
  readonly typedMs: number;
  readonly plannedMs: readonly number[];
  /** In ms: from the press that holds the first plan until no line is between a plan and its house. */
  readonly heldMs: number;
}

const OPERATION = 'raid';
const LOOK_MS = 20;
/** More often than that, what was taken is not planned again. */
const ROUNDS = 5;

const NOBODY = { women: 0, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };
const WOMAN = { ...NOBODY, women: 1 };
/** Fifteen people on nine cards. */
const PARTIES: readonly Party[] = [
  { ...WOMAN, girls: 2, boys: 1, sonsOldest: '7-11' },
  { ...NOBODY, women: 2 },
  ...[WOMAN, WOMAN, WOMAN],
  { ...WOMAN, infants: 1 },
  { ...WOMAN, boys: 1, sonsOldest: '12-14' },
  ...[
    { ...NOBODY, girls: 1 },
    { ...NOBODY, men: 1 },
  ],
];
const HAS_PLACE: ReadonlySet<string> = new Set(['first_hold', 'held']);

async function raid({ url, cookie, file }: RaidAsk): Promise<RaidFigures> {
  const route = `${url}/api/operations/${OPERATION}`;
  const command = async (name: string, body: unknown) => {
    const { status, text } = await sendUntilAnswered(`${route}/${name}`, cookie, body);
    if (status !== 200) throw new Error(`${name}: ${status} ${text}`);
    for (const { eventId } of (JSON.parse(text) as CommandAnswer).events) appendFileSync(file, `${eventId}\n`);
  };
  const plan = async (shown: string | null) => {
    const { status, text } = await send(`${route}/plan`, 'POST', { cookie }, JSON.stringify({ shown }));
    if (status !== 200) throw new Error(`plan: ${status} ${text}`);
    return JSON.parse(text) as OperationPlan;
  };
  /** The lines once every house has answered. */
  const settled = async () => {
    for (; ; await pause(LOOK_MS)) {
      const { lines } = JSON.parse((await send(route, 'GET', { cookie }, null)).text) as OperationView;
      if (lines.every(({ situation }) => situation !== 'holding')) return lines;
    }
  };

  const began = performance.now();
  await command('open', { expected: 15, from: 'rs-nis' });
  for (const [i, party] of PARTIES.entries()) await command('add-party', { line: i + 1, party, crosses: 'agreed' });
  const typedMs = performance.now() - began;
  const plannedMs: number[] = [];
  let [shown, heldFrom, refused]: [string | null, number, number] = [null, 0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    const asked = performance.now();
    const made = await plan(shown);
    plannedMs.push(performance.now() - asked);
    if (made.lines.length === 0) break;
    shown = made.plan;
    heldFrom ||= performance.now();
    await command('hold', { plan: shown });
    const now = (await settled()).filter(({ situation }) => situation === 'refused').length;
    refused += now;
    if (now === 0) break;
  }
  const heldMs = heldFrom === 0 ? 0 : performance.now() - heldFrom;
  const placed = (await settled()).filter(({ situation }) => HAS_PLACE.has(situation));
  if (placed.length > 0) await command('confirm', {});
  return {
    ...{ people: peopleOf(PARTIES), placed: peopleOf(placed.map(({ party }) => party)) },
    ...{ requests: placed.map(({ requestId }) => requestId), refused, typedMs, plannedMs, heldMs },
  };
}

const peopleOf = (parties: readonly Party[]): number => parties.reduce((all, party) => all + peopleIn(party), 0);

answers({ raid });

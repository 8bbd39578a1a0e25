import { randomUUID } from 'node:crypto';
import type { OperationPlan } from '@safe-haven/contracts';
import { type PlanParty, peopleIn } from '@safe-haven/domain';
import { emptyFolder } from './children.ts';
import type { ByHandAsk, ByHandFigures } from './clients/by-hand.ts';
import { startClient } from './clients/client.ts';
import { send, sendUntilAnswered } from './clients/send.ts';
import { signInAs, startProgram } from './program.ts';

/** How many at once, and whom they place first. */
export interface HandsOf {
  readonly coordinators: number;
  readonly order: 'as they come' | 'singles first';
}

export interface Hands extends HandsOf {
  readonly parties: number;
  readonly people: { readonly met: number; readonly byHand: number; readonly byPlan: number };
  readonly families: { readonly met: number; readonly byHand: number; readonly byPlan: number };
  /** Holds that were refused after Find had an offer. */
  readonly refused: number;
  /** Requests over HTTP of all coordinators. */
  readonly calls: number;
}

/** Coordinators of the demo, in the order in which they come. */
const COORDINATORS = ['demo-jelena', 'demo-amra', 'demo-elena'];

/**
 * The same parties over HTTP: each night a program with the demo's houses, one plan of all parties that nobody holds, and
 * then so many coordinators at once, each with a part of the parties.
 */
export async function placedByHand(
  { coordinators, order }: HandsOf,
  from: string,
  nights: readonly (readonly PlanParty[])[],
): Promise<Hands> {
  const client = startClient('by-hand.ts');
  let hands: Hands | null = null;
  try {
    for (const parties of nights) {
      const running = await startProgram(emptyFolder());
      try {
        const cookies = await Promise.all(COORDINATORS.slice(0, coordinators).map((who) => signInAs(running.url, who)));
        const planned = await plannedLines(running.url, cookies[0]!, from, parties);
        const desks = cookies.map((cookie, n) => ({
          cookie,
          parties: parties.filter((_, i) => i % coordinators === n),
        }));
        const ask: ByHandAsk = { url: running.url, from, coordinators: desks };
        const { placed, refused, calls } = await client.ask<ByHandFigures>('byHand', ask);
        hands = added(hands, { coordinators, order, refused, calls, ...counted(parties, placed, planned) });
      } finally {
        await running.stop();
      }
    }
  } finally {
    await client.stop();
  }
  if (hands === null) throw new Error('There was no night.');
  return hands;
}

/** The lines that a plan of all of them has a place for. */
async function plannedLines(
  url: string,
  cookie: string,
  from: string,
  parties: readonly PlanParty[],
): Promise<readonly string[]> {
  const route = `${url}/api/operations/${randomUUID()}`;
  const command = async (name: string, body: object) => {
    const { status, text } = await sendUntilAnswered(`${route}/${name}`, cookie, body);
    if (status !== 200) throw new Error(`${name}: ${status} ${text}`);
  };
  await command('open', { expected: peopleOf(parties), from });
  for (const { line, party, needs } of parties) await command('add-party', { line: Number(line), party, needs });
  const { status, text } = await send(`${route}/plan`, 'POST', { cookie }, JSON.stringify({ shown: null }));
  if (status !== 200) throw new Error(`plan: ${status} ${text}`);
  return (JSON.parse(text) as OperationPlan).lines.map(({ line }) => String(line));
}

function counted(
  parties: readonly PlanParty[],
  placed: readonly string[],
  planned: readonly string[],
): Pick<Hands, 'parties' | 'people' | 'families'> {
  const [byHand, byPlan] = [placed, planned].map((lines) => parties.filter(({ line }) => lines.includes(line)));
  const families = (all: readonly PlanParty[]) => all.filter(isFamily).length;
  return {
    parties: parties.length,
    people: { met: peopleOf(parties), byHand: peopleOf(byHand!), byPlan: peopleOf(byPlan!) },
    families: { met: families(parties), byHand: families(byHand!), byPlan: families(byPlan!) },
  };
}

const peopleOf = (parties: readonly PlanParty[]): number =>
  parties.reduce((all, { party }) => all + peopleIn(party), 0);
const isFamily = ({ party: { women, girls, boys } }: PlanParty): boolean => women > 0 && girls + boys > 0;

function added(before: Hands | null, night: Hands): Hands {
  if (before === null) return night;
  const sum = (a: Hands['people'], b: Hands['people']) => ({
    met: a.met + b.met,
    byHand: a.byHand + b.byHand,
    byPlan: a.byPlan + b.byPlan,
  });
  return {
    ...{ coordinators: night.coordinators, order: night.order },
    parties: before.parties + night.parties,
    people: sum(before.people, night.people),
    families: sum(before.families, night.families),
    refused: before.refused + night.refused,
    calls: before.calls + night.calls,
  };
}

export const printHands = (all: readonly Hands[]): string =>
  [
    '| coordinators at once, order, parties | people met | placed by hand | by plan | families by hand | by plan | holds refused | calls |\n|---|---|---|---|---|---|---|---|',
    ...all.map(
      ({ coordinators, order, parties, people, families, refused, calls }) =>
        `| ${coordinators}, ${order}, ${parties} | ${people.met} | ${people.byHand} | ${people.byPlan} | ${families.byHand} of ${families.met} | ${families.byPlan} | ${refused} | ${calls} |`,
    ),
  ].join('\n');

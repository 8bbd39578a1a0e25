import { sharedMs } from './clients/client.ts';
import { shares } from './program.ts';
import type { Measured } from './results/run.ts';
import { sized } from './sizes.ts';
import { ms, percentile, type Spread, spreadOf } from './stats.ts';
import { bareSide, ourSide, type Side } from './viewing.ts';

const VIEWERS = [1, sized(1_000, 100)] as const;
const ROUNDS = sized(5, 1);
const COMMANDS = 60;
/** Of each round, what goes before it is looked at. */
const WARM = 10;

interface PathFigure {
  readonly viewers: number;
  readonly ours: Spread;
  readonly floor: Spread;
}

/**
 * P6: from a POST to another client's socket, for one viewer and for the last of a thousand, the viewers in a process of
 * their own on either side, compared with the floor in the same run.
 */
export async function measurePath(): Promise<Measured> {
  const figures: PathFigure[] = [];
  for (const viewers of VIEWERS) {
    const sides = [await ourSide(), await bareSide('peers/bare-server.ts', 'the floor', 'raw')];
    for (const side of sides) await side.open(viewers);
    const taken = sides.map(() => [] as number[]);
    // The first round warms up.
    for (let i = 0; i <= ROUNDS; i++) {
      for (const [n, side] of sides.entries()) {
        const one = await round(side);
        if (i > 0) taken[n]!.push(one);
      }
    }
    await Promise.all(sides.map(({ stop }) => stop()));
    figures.push({ viewers, ours: spreadOf(taken[0]!), floor: spreadOf(taken[1]!) });
  }
  const [one, last] = [figures[0]!, figures[1]!];
  return {
    figures: [
      { line: 'p6-one', value: one.ours.median, peer: one.floor.median },
      { line: 'p6-thousand', value: last.ours.median, peer: last.floor.median, shares: [...shares] },
    ],
    table: printPath(figures),
  };
}

/** Number of commands so far: each shows something else. */
let sent = 0;

/** Milliseconds from sending a command until the last viewer has the update, p50 over a round. */
async function round({ viewers, command }: Side): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < COMMANDS; i++) {
    await viewers.ask('arm');
    const began = sharedMs();
    const [at] = await Promise.all([viewers.ask<number>('reach'), command(sent++)]);
    if (i >= WARM) times.push(at - began);
  }
  return percentile(
    times.toSorted((a, b) => a - b),
    50,
  );
}

function printPath(figures: readonly PathFigure[]): string {
  const of = ({ median, low, high }: Spread) => `${ms(median)} (${ms(low)}–${ms(high)})`;
  const lines = figures.map(({ viewers, ours, floor }) => {
    const ratio = (ours.median / floor.median).toFixed(2);
    return `| ${viewers} | ${of(ours)} | ${of(floor)} | ${ratio} × |`;
  });
  return [
    '| the last of | ours, p50 | floor: bare HTTP and raw ws, no store | ratio |',
    '|---|---|---|---|',
    ...lines,
  ].join('\n');
}

import { sharedMs } from './clients/client.ts';
import { cpuOf, idleRate } from './program.ts';
import type { Figure, Measured } from './results/run.ts';
import { sized } from './sizes.ts';
import { spreadOf } from './stats.ts';
import { bareSide, ourSide, type Side } from './viewing.ts';

const SOCKETS = [sized(1_000, 100), sized(5_000, 300)] as const;
const ROUNDS = sized(3, 1);
/** Commands one after the other, and in bursts of so many at once. */
const SINGLE = sized(60, 10);
const BURSTS = sized(6, 2);
const BURST = 50;

interface FanOut {
  /** CPU of the server for each socket and update, in µs: what it costs beyond the same with nobody looking. */
  readonly single: number;
  readonly burst: number;
  /** From the command to the last socket, in ms. */
  readonly lastMs: number;
}

/** P5: one update to every open board, by the CPU of the server, alone and in bursts; the sides take turns. */
export async function measureFanOut(): Promise<Measured> {
  const [figures, lines]: [Figure[], string[]] = [[], []];
  for (const [i, sockets] of SOCKETS.entries()) {
    const sides = [
      await ourSide(),
      await bareSide('peers/stock-socketio.ts', 'stock socket.io', 'stock'),
      await bareSide('peers/bare-server.ts', 'raw ws', 'raw'),
    ];
    const [ours, stock, raw] = await fanOuts(sides, sockets);
    await Promise.all(sides.map(({ stop }) => stop()));
    const perSecond = (us: number) => 1e6 / us;
    const size = i === 0 ? 'thousand' : 'five-thousand';
    figures.push(
      { line: `p5-raw-${size}`, value: perSecond(ours!.single), peer: perSecond(raw!.single) },
      { line: `p5-burst-${size}`, value: perSecond(ours!.burst), peer: perSecond(stock!.burst) },
    );
    for (const [n, one] of [ours!, stock!, raw!].entries()) {
      lines.push(
        `| ${sockets} | ${sides[n]!.name} | ${one.single.toFixed(2)} | ${one.burst.toFixed(2)} | ${one.lastMs.toFixed(1)} ms |`,
      );
    }
  }
  const head = `| sockets | server | CPU µs a socket and update | … in bursts of ${BURST} | to the last socket, p50 |`;
  return { figures, table: [head, '|---|---|---|---|---|', ...lines].join('\n') };
}

/** What a command costs with nobody looking, and then with all of them. */
async function fanOuts(sides: readonly Side[], sockets: number): Promise<FanOut[]> {
  const alone: { single: number; burst: number }[] = [];
  for (const side of sides) {
    await single(side, 0);
    alone.push({ single: (await single(side, 0)).cpuUs, burst: await bursts(side) });
    await side.open(sockets);
  }
  const taken = sides.map(() => ({ single: [] as number[], burst: [] as number[], lastMs: [] as number[] }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, side] of sides.entries()) {
      const { cpuUs, lastMs } = await single(side, sockets);
      taken[i]!.single.push((cpuUs - alone[i]!.single) / sockets);
      taken[i]!.lastMs.push(lastMs);
      taken[i]!.burst.push(((await bursts(side)) - alone[i]!.burst) / sockets);
    }
  }
  return taken.map(({ single: one, burst, lastMs }) => ({
    single: spreadOf(one).median,
    burst: spreadOf(burst).median,
    lastMs: spreadOf(lastMs).median,
  }));
}

/** Number of commands so far: each shows something else. */
let sent = 0;

/** Commands one after the other: CPU each, and the median until the last socket has it. */
async function single(
  { running, viewers, command }: Side,
  sockets: number,
): Promise<{ cpuUs: number; lastMs: number }> {
  const rate = await idleRate(running.pid);
  const [took, started, before]: [number[], number, number] = [[], sharedMs(), cpuOf(running.pid)];
  for (let i = 0; i < SINGLE; i++) {
    await viewers.ask('arm');
    const began = sharedMs();
    await command(sent++);
    if (sockets > 0) took.push((await viewers.ask<number>('reach')) - began);
  }
  const us = cpuOf(running.pid) - before - rate * (sharedMs() - started);
  return { cpuUs: us / SINGLE, lastMs: spreadOf(took).median };
}

/** Bursts of commands at once: CPU of each command, until all have been sent all. */
async function bursts({ running, viewers, command }: Side): Promise<number> {
  const rate = await idleRate(running.pid);
  const [started, before] = [sharedMs(), cpuOf(running.pid)];
  for (let i = 0; i < BURSTS; i++) {
    await Promise.all(Array.from({ length: BURST }, () => command(sent++)));
    await viewers.ask('settled');
  }
  return (cpuOf(running.pid) - before - rate * (sharedMs() - started)) / (BURSTS * BURST);
}

import { describe, expect, it } from '@jest/globals';
import { Simulation } from './simulation/simulation.ts';

/** Seeds that failed once; they are kept as regression tests. */
const FOUND: readonly number[] = [];
const SEEDS = Number(process.env['HAVEN_SIM_SEEDS'] ?? 200);
const STEPS = Number(process.env['HAVEN_SIM_STEPS'] ?? 500);
const FIRST = Number(process.env['HAVEN_SIM_FIRST'] ?? 1);

/** Faults that must have occurred over all seeds, otherwise the simulation proves too little. */
const PROVOKED = [
  'store away',
  'lost before the commit',
  'lost after the commit',
  'reordered',
  'delivered twice',
  'lost on the line',
  'gap',
  'repeat',
  'said again',
  'clock went back',
  'restarted from nothing',
  'restarted from a snapshot',
  'came back with an update',
  'event: HoldLapsed',
  'event: HoldExtended',
  'event: PartyExpected',
  'event: HoldReleased',
  'event: PartyAdmitted',
  'event: PartyMoved',
  'event: PartyChanged',
  'event: PartyDischarged',
  'event: DeparturePlanned',
  'event: IntakePaused',
  'event: IntakeResumed',
  'event: OverflowOpened',
  'event: OverflowClosed',
  'event: BedTakenOutOfService',
  'event: BedReturnedToService',
  'event: OccupancyConfirmed',
  'event: CensusReported',
  'event: EventCorrected',
];

describe('given several clients, bad connections, restarts and a failing store', () => {
  it('then every client shows exactly the log’s state at its position (SH-7, SH-14)', async () => {
    const counters = new Map<string, number>();
    for (const seed of [...FOUND, ...Array.from({ length: SEEDS }, (_, i) => FIRST + i)]) {
      const simulation = new Simulation(seed);
      await simulation.run(STEPS).catch((error: Error) => {
        throw new Error(`seed ${seed}: ${error.message}\n${error.stack}`);
      });
      for (const [fault, n] of simulation.counters) counters.set(fault, (counters.get(fault) ?? 0) + n);
    }
    process.stdout.write(`simulation: seeds ${FIRST}..${FIRST + SEEDS - 1}, ${STEPS} steps each\n`);
    if (process.env['HAVEN_SIM_VERBOSE'])
      process.stdout.write(
        `${[...counters]
          .sort()
          .map(([k, n]) => `  ${n}\t${k}`)
          .join('\n')}\n`,
      );
    expect(PROVOKED.filter((fault) => !counters.get(fault))).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import type { CommandAnswer, CommandName } from '@safe-haven/contracts';
import type {
  ImportChecked,
  ImportKind,
  KnownShelter,
  KnownShelters,
  ShelterPlan,
} from '@safe-haven/contracts/exchange';
import { IMPORT_ACTS, type Writer } from '../../operator-acts/import-acts.ts';
import type { RunPlace } from '../../privacy/operator/run-folder.ts';
import { runningProgram } from '../../privacy/operator/running-program.ts';
import { ImportClient } from './client.ts';
import { openLog } from './log-target.ts';
import { Pace } from './pace.ts';

/** Shelters in flight at once: enough to share each commit, few enough that people's commands are not delayed. */
const CONCURRENT_SHELTERS = 8;

/** Rooms, rules and stays need a manager's rights; shelters and their counts are open to a machine. */
export const writerOf = ({ organisation }: Pick<ShelterPlan, 'organisation'>, kind: ImportKind): Writer => ({
  organisation,
  asManager: kind !== 'daily_counts' && kind !== 'shelters',
});

interface Step {
  readonly name: CommandName;
  readonly body: unknown;
}

/** Where an import writes: to the running program over its socket, or to the log itself when none runs. */
export interface Target {
  readonly where: string;
  /** How many shelters to have in flight at once. */
  readonly atOnce: number;
  /** The shelters of an organisation. */
  shelters(writer: Writer): Promise<readonly KnownShelter[]>;
  /** The results that steps on one shelter would have. */
  check(writer: Writer, shelterId: string, steps: readonly Step[]): Promise<ImportChecked>;
  /** Throws `RefusedError` with the problem's code. */
  send(writer: Writer, shelterId: string, step: Step): Promise<CommandAnswer>;
  close(): Promise<void>;
}

/** `onWait` gets the seconds of each pause that the program asks for. `eventStore`: the kind of store that the program uses. */
export async function openTarget(
  place: RunPlace,
  onWait: (seconds: number) => void = () => undefined,
  eventStore = 'sqlite',
): Promise<Target> {
  const program = await runningProgram(place);
  if (program === null && eventStore !== 'sqlite')
    throw new Error(
      `No program runs with ${place.dataDir}, and HAVEN_EVENT_STORE says that the log is not there: start it, and the import goes through it.`,
    );
  if (program === null) return openLog(place.dataDir);
  const client = new ImportClient(program, new Pace(onWait));
  return {
    where: `the program at ${program.about.url}`,
    atOnce: CONCURRENT_SHELTERS,
    shelters: async (writer) => (await client.ask<KnownShelters>(IMPORT_ACTS.shelters, writer)).shelters,
    check: (writer, shelterId, steps) => client.ask<ImportChecked>(IMPORT_ACTS.check, writer, { shelterId, steps }),
    send: (writer, shelterId, { name, body }) =>
      client.ask<CommandAnswer>(IMPORT_ACTS.send, writer, { shelterId, name, body, key: randomUUID() }),
    close: async () => undefined,
  };
}

import { randomUUID } from 'node:crypto';
import type { CommandAnswer, CommandName } from '@safe-haven/contracts';
import type { HousePlan, ImportChecked, ImportKind, KnownHouse } from '@safe-haven/contracts/exchange';
import { ImportClient, readServerNote } from './client.ts';
import { openLog } from './log-target.ts';
import { Pace } from './pace.ts';

/** Shelters in flight at once: enough to share each commit, few enough that people's commands are not delayed. */
const CONCURRENT_SHELTERS = 8;

/** Whom an import writes for: an organisation, with a manager's rights where rooms and people are imported. */
export interface Writer {
  readonly organisation: string;
  readonly asManager: boolean;
}

/** Rooms, rules and stays need a manager's rights; shelters and their counts are open to a machine. */
export const writerOf = ({ organisation }: Pick<HousePlan, 'organisation'>, kind: ImportKind): Writer => ({
  organisation,
  asManager: kind !== 'daily_counts' && kind !== 'shelters',
});

interface Step {
  readonly name: CommandName;
  readonly body: unknown;
}

/** Where an import writes: to the running program over HTTP, or to the log itself when none runs. */
export interface Target {
  readonly where: string;
  /** How many shelters to have in flight at once. */
  readonly atOnce: number;
  /** The shelters of an organisation. */
  houses(writer: Writer): Promise<readonly KnownHouse[]>;
  /** The results that steps on one shelter would have. */
  check(writer: Writer, shelterId: string, steps: readonly Step[]): Promise<ImportChecked>;
  /** Throws `RefusedError` with the problem's code. */
  send(writer: Writer, shelterId: string, step: Step): Promise<CommandAnswer>;
  close(): Promise<void>;
}

/** `onWait` gets the seconds of each pause that the program asks for. `eventStore`: the kind of store that the program uses. */
export async function openTarget(
  dataDir: string,
  onWait: (seconds: number) => void = () => undefined,
  eventStore = 'sqlite',
): Promise<Target> {
  const note = await readServerNote(dataDir);
  if (note === null && eventStore !== 'sqlite')
    throw new Error(
      `No program runs with ${dataDir}, and HAVEN_EVENT_STORE says that the log is not there: start it, and the import goes through it.`,
    );
  if (note === null) return openLog(dataDir);
  const client = new ImportClient({ dataDir, note, pace: new Pace(onWait) });
  return {
    where: `the program at ${client.url}`,
    atOnce: CONCURRENT_SHELTERS,
    houses: async (writer) =>
      ((await client.request(writer, 'GET', 'import/houses')) as { houses: KnownHouse[] }).houses,
    check: (writer, shelterId, steps) =>
      client.request(writer, 'POST', 'import/check', { shelterId, steps }) as Promise<ImportChecked>,
    send: (writer, shelterId, { name, body }) =>
      client.request(writer, 'POST', `shelters/${shelterId}/${name}`, body, randomUUID()) as Promise<CommandAnswer>,
    close: async () => undefined,
  };
}

import { randomUUID } from 'node:crypto';
import type { CommandAnswer, CommandName } from '@safe-haven/contracts';
import type { HousePlan, ImportChecked, ImportKind, KnownHouse } from '@safe-haven/contracts/exchange';
import { ImportClient, noteOf } from './client.ts';
import { openLog } from './log-target.ts';
import { Pace } from './pace.ts';

/** Houses under way at once: enough to share each commit among many, few enough that people wait behind few of them. */
const BESIDE_PEOPLE = 8;

/** In whose place an import writes: of an organisation, with the rights of a manager where rooms and people are said. */
export interface Writer {
  readonly organisation: string;
  readonly asManager: boolean;
}

/** Rooms, rules and who is where are a manager's to say; houses and their counts a machine's as well. */
export const writerOf = ({ organisation }: Pick<HousePlan, 'organisation'>, kind: ImportKind): Writer => ({
  organisation,
  asManager: kind !== 'daily_counts' && kind !== 'shelters',
});

interface Step {
  readonly name: CommandName;
  readonly body: unknown;
}

/** Where an import writes: to the program that runs, as its client, or to the log itself when none does. */
export interface Target {
  readonly where: string;
  /** How many houses to have under way. */
  readonly atOnce: number;
  /** The houses of an organisation. */
  houses(writer: Writer): Promise<readonly KnownHouse[]>;
  /** What would become of steps on one house. */
  check(writer: Writer, shelterId: string, steps: readonly Step[]): Promise<ImportChecked>;
  /** Throws `Refused` with the code of what can't be done. */
  send(writer: Writer, shelterId: string, step: Step): Promise<CommandAnswer>;
  close(): Promise<void>;
}

/** `onWait`: told when the program asks for a pause, and for how many seconds. `eventStore`: where the program has its log. */
export async function openTarget(
  dataDir: string,
  onWait: (seconds: number) => void = () => undefined,
  eventStore = 'sqlite',
): Promise<Target> {
  const note = await noteOf(dataDir);
  if (note === null && eventStore !== 'sqlite')
    throw new Error(
      `No program runs with ${dataDir}, and HAVEN_EVENT_STORE says that the log is not there: start it, and the import goes through it.`,
    );
  if (note === null) return openLog(dataDir);
  const client = new ImportClient({ dataDir, note, pace: new Pace(onWait) });
  return {
    where: `the program at ${client.url}`,
    atOnce: BESIDE_PEOPLE,
    houses: async (writer) => ((await client.ask(writer, 'GET', 'import/houses')) as { houses: KnownHouse[] }).houses,
    check: (writer, shelterId, steps) =>
      client.ask(writer, 'POST', 'import/check', { shelterId, steps }) as Promise<ImportChecked>,
    send: (writer, shelterId, { name, body }) =>
      client.ask(writer, 'POST', `shelters/${shelterId}/${name}`, body, randomUUID()) as Promise<CommandAnswer>,
    close: async () => undefined,
  };
}

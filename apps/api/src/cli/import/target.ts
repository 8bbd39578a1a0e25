import { randomUUID } from 'node:crypto';
import type { CommandAnswer, CommandName } from '@safe-haven/contracts';
import { initialShelter } from '@safe-haven/domain';
import { systemClock } from '../../environment/clock.ts';
import { openEventStore } from '../../environment/event-store.ts';
import type { Caller } from '../../identity/authentication.ts';
import { Failure } from '../../problems/failure.ts';
import { submit } from '../../shelters/submit.ts';
import { AcceptedCommands } from '../../streams/accepted-commands.ts';
import { ShelterStreams } from '../../streams/shelter-streams.ts';
import { Streams } from '../../streams/streams.ts';
import { ImportClient, noteOf } from './client.ts';
import { Pace } from './pace.ts';
import { Refused } from './refused.ts';

/** Commands under way at once: enough to share each commit among many, few enough that people wait behind few of them. */
const AT_ONCE = { besidePeople: 16, alone: 48 } as const;

/** Where an import writes: to the program that runs, as its client, or to the log itself when none does. */
export interface Target {
  readonly where: string;
  /** How many commands to have under way. */
  readonly atOnce: number;
  send(shelterId: string, name: CommandName, body: unknown): Promise<CommandAnswer>;
  close(): Promise<void>;
}

/** `onWait`: told when the program asks for a pause, and for how many seconds. */
export async function openTarget(
  dataDir: string,
  organisation: string,
  onWait: (seconds: number) => void = () => undefined,
): Promise<Target> {
  const note = await noteOf(dataDir);
  if (note === null) return theLogItself(dataDir, organisation);
  const client = new ImportClient({ dataDir, organisation, note, pace: new Pace(onWait) });
  return {
    where: `the program at ${client.url}`,
    atOnce: AT_ONCE.besidePeople,
    send: (...command) => client.send(...command),
    close: async () => undefined,
  };
}

async function theLogItself(dataDir: string, organisation: string): Promise<Target> {
  const store = await openEventStore({ eventStore: { kind: 'sqlite' }, dataDir });
  const nothingFed = { known: (id: string) => ({ revision: 0, state: initialShelter(id), unreadable: false }) };
  const shelters = new ShelterStreams(new Streams(store, systemClock), nothingFed, new AcceptedCommands());
  const caller: Caller = {
    actor: { person: 'system:import', role: 'service', organisation, country: null },
    source: 'import',
    sessionId: null,
    steppedUp: false,
  };
  return {
    where: `the log in ${dataDir}`,
    atOnce: AT_ONCE.alone,
    send: (shelterId, name, body) =>
      submit(shelters, { caller, shelterId, name, body, commandId: randomUUID() }).catch((error: unknown) => {
        throw error instanceof Failure ? new Refused(error.extra.code ?? error.code) : error;
      }),
    close: () => store.close(),
  };
}

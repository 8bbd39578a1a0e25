import { type CommandName, id, uuid } from '@safe-haven/contracts';
import { importCheck } from '@safe-haven/contracts/exchange';
import { z } from 'zod';
import type { Clock } from '../environment/clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { Caller } from '../identity/authentication.ts';
import { operatorOf } from '../privacy/operator/account.ts';
import { checkSteps } from '../shelters/import-check.ts';
import { knownSheltersOf } from '../shelters/known-shelter.ts';
import type { PermitContext } from '../shelters/permission.ts';
import { submit } from '../shelters/submit.ts';
import type { ShelterStreams } from '../streams/shelter-streams.ts';
import { type Act, act } from './act.ts';

/** The acts of `haven import` in a running program. */
export const IMPORT_ACTS = { shelters: 'import-houses', check: 'import-check', send: 'import-send' } as const;

/** The commands of an import's plans: the operator has no others of a house. */
const COMMANDS = [
  'register',
  'change-profile',
  'add-rooms',
  'change-intake-rules',
  'admit-party',
  'report-nights',
] as const satisfies readonly CommandName[];

/** Whom an import writes for: an organisation, with a manager's rights where rooms and people are imported. */
const writer = z.strictObject({ organisation: z.string().min(1), asManager: z.boolean() });
export type Writer = Readonly<z.output<typeof writer>>;

const sheltersBody = z.strictObject({ writer });
const checkBody = z.strictObject({ writer, ...importCheck.shape });
const sendBody = z.strictObject({ writer, shelterId: id, name: z.enum(COMMANDS), body: z.unknown(), key: uuid });

/** The caller of an import's commands: the operator, in the name of an organisation. */
export const importerOf = ({ organisation, asManager }: Writer, by: string): Caller => ({
  actor: { ...operatorOf(by), role: asManager ? 'manager' : 'service', organisation },
  source: 'import',
  sessionId: null,
  steppedUp: false,
  mayAddFirstFactor: false,
  isOperator: true,
});

interface Parts {
  readonly feed: BoardFeed;
  readonly shelters: ShelterStreams;
  readonly context: PermitContext;
  readonly clock: Clock;
}

/** What an import needs before it writes, and its commands, which pass the same checks as those of people. */
export const importActs = ({ feed, shelters, context, clock }: Parts): Readonly<Record<string, Act>> => ({
  [IMPORT_ACTS.shelters]: act({
    body: sheltersBody,
    run: ({ writer }, by) => knownSheltersOf(feed, importerOf(writer, by).actor),
  }),
  [IMPORT_ACTS.check]: act({
    body: checkBody,
    run: ({ writer, shelterId, steps }, by) =>
      checkSteps(shelters, context, { caller: importerOf(writer, by), shelterId, steps, now: clock.now() }),
  }),
  [IMPORT_ACTS.send]: act({
    body: sendBody,
    writes: true,
    run: ({ writer, shelterId, name, body, key }, by) => {
      const caller = importerOf(writer, by);
      return submit(shelters, { caller, shelterId, name, body, commandId: key.toLowerCase() }, context);
    },
  }),
});

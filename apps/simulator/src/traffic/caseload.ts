import {
  type DemoPerson,
  leastOf,
  type RequestView,
  type Row,
  type ShelterTask,
  type TransferView,
} from '@safe-haven/contracts';

/** One command on a shelter, a request or a transfer, ready to be sent to `/api/<path>`. */
export interface Command {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An action on a party; each command is sent after the previous one was accepted. */
export interface CaseAction {
  readonly description: string;
  readonly commands: readonly Command[];
}

/** What a person sees besides her board. Lists are empty where she has no right to them. */
export interface Caseload {
  readonly person: DemoPerson;
  readonly rows: readonly Row[];
  readonly requests: readonly RequestView[];
  readonly tasks: readonly ShelterTask[];
  readonly transfers: readonly TransferView[];
}

export type Choice = readonly [weight: number, action: CaseAction];
export const MINUTE = 60_000;

/** A choice with a weight; 0: impossible now. */
export const weighted = (weight: number, description: string, ...commands: readonly Command[]): Choice => [
  weight,
  { description, commands },
];

/** Commands on one case or shelter, by their names. */
export const commandsOn =
  (kind: 'requests' | 'transfers' | 'shelters', id: string) =>
  (command: string, body: Command['body'] = {}): Command => ({ path: `${kind}/${id}/${command}`, body });

/** Whether a party of that size seems to fit together, according to the board. */
export const hasRoom = (row: Row, places: number): boolean =>
  row.view !== 'unreadable' &&
  row.mode === 'kept' &&
  row.intake.state !== 'paused' &&
  (row.view === 'exact' ? row.places.together : leastOf(row.places.together)) >= places;

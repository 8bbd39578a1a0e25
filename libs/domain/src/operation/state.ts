import type { Country, Instant, Party, Role, Sealed } from '../terms.ts';
import type { Crossing, OperationClosedBecause } from './events.ts';

/** Many parties that were met at one time, folded from their stream. Plain JSON. */
export type OperationState = UnopenedOperation | OpenedOperation;

interface UnopenedOperation {
  readonly situation: 'unopened';
  readonly operationId: string;
}

export interface OpenedOperation {
  readonly situation: 'open' | 'closed';
  readonly operationId: string;
  /** Whose operation it is: its people see all of it, and the parties become its requests. */
  readonly organisation: string;
  readonly country: Country | null;
  readonly expected: number;
  /** How many areas they avoid. */
  readonly avoided: number;
  /** Where they were met, and the areas that they avoid. */
  readonly where: Sealed;
  /** The one who leads it, in the role in which they do: houses are asked as they would be by them. */
  readonly lead: { readonly person: string; readonly role: Role };
  /** Those who joined by the code. */
  readonly helpers: readonly Helper[];
  /** By the number of the card. */
  readonly lines: readonly OperationLine[];
  readonly gone: readonly GoneLine[];
  /** The newest act, by its event: what `undo-holds` takes back. */
  readonly act: string | null;
  readonly rides: readonly OperationRide[];
  /** The number that was given to the newest ride. */
  readonly lastRide: number;
  readonly openedAt: Instant;
  /** When a person last did something. */
  readonly touchedAt: Instant;
  readonly closedAt: Instant | null;
  readonly closedBecause: OperationClosedBecause | null;
  readonly recordedAt: Instant;
  readonly revision: number;
}

interface Helper {
  readonly person: string;
  readonly organisation: string | null;
}

/** One party. */
export interface OperationLine {
  readonly line: number;
  /** The request that it becomes, whose key seals the boxes below. */
  readonly requestId: string;
  readonly party: Party;
  readonly criteria: Sealed;
  readonly relations: Sealed;
  readonly crosses: Crossing;
  readonly decided: string | null;
  /** Whether an act named it, so that its request is opened. */
  readonly isRequested: boolean;
  /** The hold of the newest act; null: it named none, it could not be held, or it was undone. */
  readonly hold: LineHold | null;
  readonly refused: { readonly shelterId: string; readonly code: string } | null;
  /** The revision of the newest fact that a plan depends on. */
  readonly since: number;
}

interface LineHold {
  readonly act: string;
  readonly shelterId: string;
  readonly rooms: readonly string[];
  /** When the full hold ends. */
  readonly until: Instant;
  /** null: the house has not answered yet. */
  readonly holdId: string | null;
  readonly confirmed: boolean;
}

/** Who travels together to one house. */
export interface OperationRide {
  readonly ride: number;
  readonly shelterId: string;
  /** Who travels and when they leave. */
  readonly travel: Sealed;
  /** When somebody last looked at its meeting point. */
  readonly shownAt: Instant | null;
}

interface GoneLine {
  readonly line: number;
  readonly requestId: string;
  readonly joined: number | null;
}

export const initialOperation = (operationId: string): OperationState => ({ situation: 'unopened', operationId });

export const lineOf = (state: OpenedOperation, line: number): OperationLine | null =>
  state.lines.find((one) => one.line === line) ?? null;

/** Whether somebody sees all of it: people of its organisation, and those who help. */
export const isMember = (
  { organisation, helpers }: Pick<OpenedOperation, 'organisation' | 'helpers'>,
  actor: { readonly person: string; readonly organisation: string | null },
): boolean => actor.organisation === organisation || helpers.some(({ person }) => person === actor.person);

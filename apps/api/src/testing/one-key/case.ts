import { eventIdOf, uuidv5 } from '@safe-haven/event-store';
import type { HttpProgram } from '../http-program.ts';

const NAMESPACE = '6b1f0c52-8d3e-5a47-9c10-2e7f4a6d8b93';

/** A command over HTTP: who, where under `/api/`, and what. */
export interface Command {
  readonly who: string;
  readonly path: string;
  /** A function where it is made of what the program answered before. */
  readonly body: object | ((at: HttpProgram) => Promise<object>);
  /** Its idempotency key, where the test needs the ids that are made of it. */
  readonly key?: string;
  /** In a session with a second factor of just now. */
  readonly withFactor?: true;
}

/** A command, what has to have happened before it is said yes, and what happens to the world after that. */
export interface KeyCase {
  readonly given?: readonly Command[];
  readonly command: Command;
  readonly afterwards?: readonly Command[];
  /** Who is refused even so. Without: the sender is, as long as nothing was given. */
  readonly refusedTo?: string;
}

/** An idempotency key by name. */
export const keyOf = (name: string): string => uuidv5(NAMESPACE, name);

/** The id of what the first event of a command makes: a hold, a stay, a shift. */
export const madeBy = (stream: string, key: string): string => eventIdOf(stream, key, -1);

/** The id of a command's last event. */
export const eventOf = (stream: string, key: string): string => eventIdOf(stream, key, 0);

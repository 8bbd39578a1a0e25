import type { Writer } from '../../operator-acts/import-acts.ts';
import { LOST, NotAnswered, type RunningProgram } from '../../privacy/operator/running-program.ts';
import type { Pace } from './pace.ts';
import { RefusedError } from './refused.ts';

/** After how many seconds to try again when a program that was there does not answer. */
const LOST_SECONDS = 1;

/**
 * Sends commands to the running program, each with a key of its own, so that a retry is safe. It waits as long as it is
 * asked to, and continues after a restart of the program.
 */
export class ImportClient {
  readonly #program: RunningProgram;
  readonly #pace: Pace;

  constructor(program: RunningProgram, pace: Pace) {
    this.#program = program;
    this.#pace = pace;
  }

  /** Throws `RefusedError` with the code when a retry is useless, or when nothing has succeeded for too long. */
  async ask<A>(act: string, writer: Writer, body: object = {}): Promise<A> {
    for (;;) {
      await this.#pace.waitForTurn();
      try {
        const answer = await this.#program.ask<A>(act, { writer, ...body });
        this.#pace.succeeded();
        return answer;
      } catch (error) {
        if (!(error instanceof NotAnswered)) throw error;
        const seconds = error.code === LOST ? LOST_SECONDS : error.retryAfter;
        if (seconds === null || !this.#pace.pauseFor(seconds)) throw new RefusedError(error.code);
      }
    }
  }
}

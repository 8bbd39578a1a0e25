import { type Position, START } from '../port.ts';

/**
 * What this process knows of the end of the log: our last event, and the position up to which nothing of ours follows.
 * The store's own end is useless: what is written there is mostly of others, and a follower never reaches it.
 */
export class KnownEnd {
  #last: Position = START;
  #searched: Position = START;
  #beginning: Position = START;

  get last(): Position {
    return this.#last;
  }

  /** Where the log was started: nothing of ours stands before it. */
  get beginning(): Position {
    return this.#beginning;
  }

  begins(position: Position): void {
    this.#beginning = position;
    this.looked(START, position);
  }

  get searched(): Position {
    return this.#searched;
  }

  /** An event of ours that followers are given. */
  own(position: Position): void {
    if (position > this.#last) this.#last = position;
    if (position > this.#searched) this.#searched = position;
  }

  /** Everything from one position to another was looked at, and what of it is ours was told to `own`. */
  looked(from: Position, to: Position): void {
    if (from <= this.#searched && to > this.#searched) this.#searched = to;
  }

  /** Something at the end was forgotten: what the last one is has to be found again. */
  reset(): void {
    this.#last = START;
    this.#searched = this.#beginning;
  }
}

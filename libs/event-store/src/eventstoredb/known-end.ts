import { type Position, START } from '../port.ts';

/**
 * The known end of our log: our last event, and the position up to which everything was searched. The store's own end is no
 * use: events there are mostly of other applications, and a follower never reaches it.
 */
export class KnownEnd {
  #last: Position = START;
  #searched: Position = START;
  #beginning: Position = START;

  get last(): Position {
    return this.#last;
  }

  /** The position at which the log was started: none of our events is before it. */
  get beginning(): Position {
    return this.#beginning;
  }

  setBeginning(position: Position): void {
    this.#beginning = position;
    this.markSearched(START, position);
  }

  get searched(): Position {
    return this.#searched;
  }

  /** Records one of our events that followers get. */
  sawEvent(position: Position): void {
    if (position > this.#last) this.#last = position;
    if (position > this.#searched) this.#searched = position;
  }

  /** Records that everything between two positions was searched, and that our events in it were passed to `sawEvent`. */
  markSearched(from: Position, to: Position): void {
    if (from <= this.#searched && to > this.#searched) this.#searched = to;
  }

  /** An event at the end was forgotten: the last one has to be searched again. */
  reset(): void {
    this.#last = START;
    this.#searched = this.#beginning;
  }
}

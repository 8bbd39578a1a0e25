import type { HavenEvent } from '@safe-haven/domain';
import type { LogReader } from '@safe-haven/event-store';
import { type History, historyNeedsFacts, projectHistory } from '@safe-haven/projections/history';
import { LogFollower } from '../../feed/log-follower.ts';

/** Follows the log and owns the history. */
export class FollowedHistory {
  readonly history: History;
  readonly #follower: LogFollower;
  #events: number;

  constructor(log: LogReader<HavenEvent>, history: History) {
    this.history = history;
    this.#events = history.shelters.values().reduce((sum, { revision }) => sum + revision, 0);
    this.#follower = new LogFollower(log, history.position, {
      needsFacts: historyNeedsFacts,
      fold: (event, facts) => {
        if (projectHistory(history, event, facts) !== null) this.#events += 1;
      },
    });
  }

  /** How many events of houses were read. */
  get events(): number {
    return this.#events;
  }

  /** Goes on until `stop`; rejects when the log can't be followed any more. */
  follow(): Promise<void> {
    return this.#follower.follow();
  }

  stop(): Promise<void> {
    return this.#follower.stop();
  }

  /**
   * Resolves once everything up to a position is folded. The log may end before it: a data key, which this reader does not
   * see, or one that was forgotten, has a position too.
   */
  async reach(position: string): Promise<void> {
    if (this.#follower.position >= position) return;
    const head = await this.#follower.head();
    const target = head < position ? head : position;
    if (!(await this.#follower.waitFor(target))) throw new Error('The thread ends.');
  }
}

import type { Condition, Conditions } from '../environment/conditions.ts';
import type { StoreState } from '../environment/store-state.ts';
import type { Readiness } from './readiness.ts';
import type { Unreadable } from './unreadable.ts';

/** How a program is, from well to not ready. */
export const HEALTH_STATES = ['ready', 'degraded', 'unreadable', 'delayed', 'starting'] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

/** How this program is: what load balancers, numbers and the page for administrators say of it. */
export class Health {
  readonly #readiness: Readiness;
  readonly #storeState: StoreState;
  readonly #conditions: Conditions;
  readonly #unreadable: Unreadable;

  constructor(readiness: Readiness, storeState: StoreState, conditions: Conditions, unreadable: Unreadable) {
    this.#readiness = readiness;
    this.#storeState = storeState;
    this.#conditions = conditions;
    this.#unreadable = unreadable;
  }

  /** Streams of the log that can't be read. */
  get unreadable(): number {
    return this.#unreadable.total();
  }

  get conditions(): readonly Condition[] {
    return this.#conditions.names;
  }

  /**
   * `degraded` still counts as ready: an unreadable shelter shows "ask by phone", the others work; so does a full disk.
   * `unreadable` does not: more than a tenth of what is there is that of a newer release.
   */
  status(): HealthState {
    if (!this.#readiness.caughtUp) return 'starting';
    if (this.#storeState.delayed) return 'delayed';
    if (this.#unreadable.isTooMuch()) return 'unreadable';
    return this.unreadable > 0 || this.conditions.length > 0 ? 'degraded' : 'ready';
  }
}

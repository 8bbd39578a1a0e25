import type { ReplayReading, ReplayView } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import type { FoldedShelter } from '@safe-haven/projections';
import { changesOf, nearestChange, type PointInTime, type ShelterChange } from '@safe-haven/projections/history';
import type { Histories } from './histories.ts';

export interface PastShelters {
  readonly position: string;
  readonly shelters: readonly FoldedShelter[];
}

export interface PastChange extends ShelterChange {
  readonly shelterId: string;
}

/** For how long a request for the progress reads on (ms), which is how often a progress bar moves. */
const READ_BUDGET_MS = 400;

/** The viewer's own shelters at past instants, and their changes. Other organisations' shelters are not part of it. */
export class PastBoard {
  readonly #histories: Histories;

  constructor(histories: Histories) {
    this.#histories = histories;
  }

  /** Reads on for a while, and answers the progress; see `Histories.readMore`. */
  readMore(actor: Actor): Promise<ReplayReading> {
    return this.#histories.readMore(actor, READ_BUDGET_MS);
  }

  /** The shelters that were registered at a point in time. */
  async at(actor: Actor, point: PointInTime): Promise<PastShelters> {
    const { position, histories } = await this.#histories.of(actor);
    const shelters: FoldedShelter[] = [];
    for (const logged of histories) {
      const shelter = await logged.shelterAt(point);
      if (shelter.state.situation !== 'unregistered') shelters.push(shelter);
    }
    return { position, shelters };
  }

  /** The shelters at an instant (ms) in both views, as far as registered in each. */
  async both(actor: Actor, at: number) {
    const { position, histories } = await this.#histories.of(actor);
    const pairs = [];
    for (const logged of histories) pairs.push(await logged.bothAt(at));
    const registered = (shelters: readonly FoldedShelter[]) =>
      shelters.filter(({ state }) => state.situation !== 'unregistered');
    return {
      position,
      was: registered(pairs.map(({ was }) => was)),
      known: registered(pairs.map(({ known }) => known)),
    };
  }

  /** One of the viewer's own shelters at a point in time; null: not theirs, or not registered then. */
  async shelter(actor: Actor, shelterId: string, point: PointInTime) {
    const { position } = this.#histories;
    const shelter = await (await this.#histories.ofOne(actor, shelterId))?.shelterAt(point);
    return shelter === undefined || shelter.state.situation === 'unregistered' ? null : { position, shelter };
  }

  /** The changes after one instant and up to another (ms), oldest first. */
  async changes(actor: Actor, view: ReplayView, span: { readonly after: number; readonly upTo: number }) {
    const { position, histories } = await this.#histories.of(actor);
    const changes: PastChange[] = [];
    for (const logged of histories) {
      const { shelterId } = logged.history;
      for (const change of changesOf(logged.history, view, span)) {
        changes.push({ ...change, shelterId });
        await logged.yieldIfDue();
      }
    }
    return { position, changes: changes.toSorted((a, b) => a.at - b.at) };
  }

  /** The nearest instant (ms) before or after another at which something changed; null: none. */
  async step(actor: Actor, view: ReplayView, step: { readonly from: number; readonly direction: 'next' | 'previous' }) {
    const { position, histories } = await this.#histories.of(actor);
    const found = histories.map(({ history }) => nearestChange(history, view, step)).filter((at) => at !== null);
    const at = step.direction === 'next' ? Math.min(...found) : Math.max(...found);
    return { position, at: found.length === 0 ? null : at };
  }
}

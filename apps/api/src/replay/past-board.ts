import type { ReplayReading, ReplayView } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import { changesOf, type House, type HouseChange, type Moment, nearestChange } from '@safe-haven/projections';
import type { Histories } from './histories.ts';

export interface PastHouses {
  readonly position: string;
  readonly houses: readonly House[];
}

export interface PastChange extends HouseChange {
  readonly shelterId: string;
}

/** So long an answer on how far the reading is lets itself wait for: a bar moves by it. */
const READS_MS = 400;

/** One's own houses as they were, and when something changed in them. Nothing of another organisation has a past here. */
export class PastBoard {
  readonly #histories: Histories;

  constructor(histories: Histories) {
    this.#histories = histories;
  }

  /** Reads on for some time, for whoever wants to know how far it is; see `Histories`. */
  readOn(actor: Actor): Promise<ReplayReading> {
    return this.#histories.readOn(actor, READS_MS);
  }

  /** The houses that were there at a moment. */
  async at(actor: Actor, moment: Moment): Promise<PastHouses> {
    const { position, histories } = await this.#histories.of(actor);
    const houses: House[] = [];
    for (const history of histories) {
      const house = await history.houseAt(moment);
      if (house.state.situation !== 'unregistered') houses.push(house);
    }
    return { position, houses };
  }

  /** The houses at an instant (ms) in both views, each as far as it was there. */
  async both(actor: Actor, at: number) {
    const { position, histories } = await this.#histories.of(actor);
    const both = [];
    for (const history of histories) both.push(await history.bothAt(at));
    const there = (houses: readonly House[]) => houses.filter(({ state }) => state.situation !== 'unregistered');
    return { position, was: there(both.map(({ was }) => was)), known: there(both.map(({ known }) => known)) };
  }

  /** One of one's own houses at a moment; null: it is not one's own, or was not there. */
  async house(actor: Actor, shelterId: string, moment: Moment) {
    const { position } = this.#histories;
    const house = await (await this.#histories.ofOne(actor, shelterId))?.houseAt(moment);
    return house === undefined || house.state.situation === 'unregistered' ? null : { position, house };
  }

  /** What changed after one instant and up to another (ms), oldest first. */
  async changes(actor: Actor, view: ReplayView, span: { readonly after: number; readonly upTo: number }) {
    const { position, histories } = await this.#histories.of(actor);
    const changes: PastChange[] = [];
    for (const logged of histories) {
      const { shelterId } = logged.history;
      for (const change of changesOf(logged.history, view, span)) {
        changes.push({ ...change, shelterId });
        await logged.breathe();
      }
    }
    return { position, changes: changes.toSorted((a, b) => a.at - b.at) };
  }

  /** The nearest instant (ms) beyond another at which something changed; null: nothing did. */
  async step(actor: Actor, view: ReplayView, step: { readonly from: number; readonly direction: 'next' | 'previous' }) {
    const { position, histories } = await this.#histories.of(actor);
    const found = histories.map(({ history }) => nearestChange(history, view, step)).filter((at) => at !== null);
    const at = step.direction === 'next' ? Math.min(...found) : Math.max(...found);
    return { position, at: found.length === 0 ? null : at };
  }
}

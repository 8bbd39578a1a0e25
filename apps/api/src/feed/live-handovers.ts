import { hash } from 'node:crypto';
import { initialShift, type ShiftState } from '@safe-haven/domain';
import { type CaseEntry, type Desk, emptyHandovers, type Handovers, projectHandovers } from '@safe-haven/projections';

type OnShift = (desk: Desk) => void;

/** A desk's stream is `shift-` and this id: a hash, so that it contains no name. */
export const deskIdOf = ({ organisation, shelters }: Desk): string =>
  hash('sha256', JSON.stringify([organisation, shelters]), 'hex').slice(0, 32);

/** Shifts up to the position that this process has read, with subscriptions to changes. */
export class LiveHandovers {
  readonly handovers: Handovers;
  readonly #onChange = new Set<OnShift>();

  constructor(start: Handovers | null = null) {
    this.handovers = start ?? emptyHandovers();
  }

  /** Projects one event, in the order of the log. */
  project(entry: CaseEntry): void {
    const deskId = projectHandovers(this.handovers, entry);
    const state = deskId === null ? undefined : this.handovers.desks.get(deskId);
    if (state === undefined || state.situation === 'none') return;
    for (const listener of this.#onChange) listener(state);
  }

  onChange(listener: OnShift): void {
    this.#onChange.add(listener);
  }

  shiftAt(desk: Desk): ShiftState {
    const deskId = deskIdOf(desk);
    return this.handovers.desks.get(deskId) ?? initialShift(deskId);
  }
}

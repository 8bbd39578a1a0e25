import { listeners } from '../net/listeners.ts';
import type { Played, Result } from './results.ts';
import type { PlayerRole } from './tasks.ts';

const changed = listeners();
let nights: readonly Played[] = [];

/** The nights that were played on this page. In its memory alone: a reload forgets them, and nothing sends them. */
export const played = {
  all: (): readonly Played[] => nights,
  subscribe: changed.add,
  /** Begins the night of somebody; returns its id. */
  begin(name: string, role: PlayerRole): number {
    const id = nights.length + 1;
    nights = [...nights, { id, name, role, results: [] }];
    changed.call();
    return id;
  },
  add(id: number, result: Result): void {
    nights = nights.map((night) => (night.id === id ? { ...night, results: [...night.results, result] } : night));
    changed.call();
  },
  forget(): void {
    nights = [];
    changed.call();
  },
};

import type { AskedBySurge } from '@safe-haven/domain';
import type { SurgeStreams } from '../streams/surge-streams.ts';

/** What a house is asked by a surge, at the head of its stream: one that ended meanwhile asks nothing. */
export class SurgeAsked {
  readonly #streams: SurgeStreams;

  constructor(streams: SurgeStreams) {
    this.#streams = streams;
  }

  /** null: no surge of this id asks, or not yet. */
  async by(surgeId: string): Promise<AskedBySurge | null> {
    const state = (await this.#streams.head(surgeId))?.state;
    if (state === undefined || state.situation === 'unopened' || state.confirmed === null) return null;
    const { country, drill, until, endedAt } = state;
    return { country, drill, until: endedAt ?? until };
  }
}

import type { FigureBand, ReportedHouse, SurgeReport } from '@safe-haven/contracts';
import {
  type Actor,
  after,
  answerTo,
  type HavenEvent,
  isOfShelter,
  type OpenedSurge,
  type Registered,
  type ShelterEvent,
  SURGE_REMEMBERED,
  toFact,
} from '@safe-haven/domain';
import type { EventStore, RecordedEvent } from '@safe-haven/event-store';
import { bandOf, MIN_SHELTERS, type SurgeShare, sumOfBands, surgeShareOf } from '@safe-haven/projections/history';
import { shelterEvents } from '../environment/event-store.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { LiveCasework } from '../feed/live-casework.ts';
import { shelterStream } from '../streams/shelter-states.ts';
import { TimeSlicer } from './time-slicer.ts';

interface Shared {
  readonly house: Registered;
  readonly share: SurgeShare;
}

/** What became of a surge, counted from the log when it is asked for (SU-12). */
export class SurgeReports {
  readonly #store: EventStore<ShelterEvent>;
  readonly #cases: LiveCasework;
  readonly #feed: BoardFeed;
  /** Shared by all who ask, so that several at once block the program no longer than one. */
  readonly #slicer = new TimeSlicer();

  constructor(store: EventStore<HavenEvent>, cases: LiveCasework, feed: BoardFeed) {
    this.#store = shelterEvents(store);
    this.#cases = cases;
    this.#feed = feed;
  }

  /** null: there is no such surge, nobody confirmed it, or it has not ended. */
  async of(surgeId: string, actor: Actor): Promise<SurgeReport | null> {
    const surge = this.#cases.surge(surgeId);
    const { confirmed, endedAt } = surge ?? { confirmed: null, endedAt: null };
    if (surge === null || confirmed === null || endedAt === null) return null;
    const { position } = this.#feed;
    const shared: Shared[] = [];
    for (const house of this.#asked(surge, endedAt))
      shared.push({ house, share: await this.#shareOf(house, surge, endedAt) });
    const { country, places, drill } = surge;
    return {
      ...{ position, surgeId, country, places, drill, confirmedAt: confirmed.at, endedAt },
      ...sumsOf(shared.map(({ share }) => share)),
      asked: shared.length,
      used: usedOf(shared),
      houses: shared.filter(({ house }) => isOfShelter(actor, house)).map(reportOf),
    };
  }

  /** The houses of the country that others see and that were here before it ended, by name. */
  #asked({ country }: OpenedSurge, endedAt: string): Registered[] {
    return [...this.#feed.network.shelters.values()]
      .flatMap(({ state, unreadable }) => (unreadable === null && state.situation !== 'unregistered' ? [state] : []))
      .filter(
        ({ situation, draft, closed, registeredAt, ...house }) =>
          house.country === country && situation !== 'past' && !draft && !closed && registeredAt <= endedAt,
      )
      .toSorted((a, b) => a.name.localeCompare(b.name));
  }

  async #shareOf(house: Registered, { surgeId, until }: OpenedSurge, endedAt: string): Promise<SurgeShare> {
    if (!mayHaveAnswered(house, surgeId, until)) return { answer: null, opened: 0, used: 0 };
    const { shelterId } = house;
    const { events } = await this.#store.read(shelterStream(shelterId));
    const readable = events.filter((event): event is RecordedEvent<ShelterEvent> => event.readable);
    const ended = { surgeId, endedAt: Date.parse(endedAt) };
    return surgeShareOf({ shelterId, facts: readable.map(toFact) }, ended, () => this.#slicer.yieldIfDue());
  }
}

/** A house forgets an answer with another one that comes long after. */
const mayHaveAnswered = (house: Registered, surgeId: string, until: string): boolean =>
  answerTo(house, surgeId) !== null ||
  Object.values(house.surges).some(({ at }) => at > after(until, SURGE_REMEMBERED));

function sumsOf(shares: readonly SurgeShare[]): Pick<SurgeReport, 'yes' | 'no' | 'offered' | 'opened'> {
  const answers = shares.flatMap(({ answer }) => answer ?? []);
  return {
    yes: answers.filter(({ places }) => places !== null).length,
    no: answers.filter(({ places }) => places === null).length,
    offered: answers.reduce((sum, { places }) => sum + (places ?? 0), 0),
    opened: shares.reduce((sum, { opened }) => sum + opened, 0),
  };
}

/** The sum of the bands of each organisation; null: it covers too few houses, or would without one (PV-7). */
function usedOf(shared: readonly Shared[]): FigureBand | null {
  const byOrganisation = Map.groupBy(
    shared.filter(({ share }) => share.opened > 0),
    ({ house }) => house.organisation,
  );
  const groups = [...byOrganisation.values()];
  const all = groups.reduce((sum, { length }) => sum + length, 0);
  const isHidden = groups.some(({ length }) => all - length > 0 && all - length < MIN_SHELTERS);
  if (all < MIN_SHELTERS || isHidden) return null;
  return sumOfBands(groups.map((group) => bandOf(group.reduce((sum, { share }) => sum + share.used, 0))));
}

function reportOf({ house, share: { answer, opened, used } }: Shared): ReportedHouse {
  const { shelterId, name, situation } = house;
  const places = answer?.places ?? null;
  return {
    ...{ shelterId, name, mode: situation, opened, used },
    answer: answer === null ? 'silent' : places === null ? 'no' : 'yes',
    reason: answer?.reason ?? null,
    offered: places ?? 0,
  };
}

import type { RequestCriteria, TransferDetails } from '@safe-haven/contracts';
import { type Instant, MINUTE, type Sealed } from '@safe-haven/domain';
import type { HistoryItem } from './history/shelter-log.ts';
import type { CaseItem } from './night/case-log.ts';
import { idsOf } from './night/ids.ts';
import { type EventIdOf, recordedShelters } from './night/recorded-shelters.ts';
import { criteriaOf, requestEvents } from './night/request-events.ts';
import { NIGHT_REQUESTS } from './night/requests.ts';
import type { Ago, TransferStory } from './night/story.ts';
import { transferEvents } from './night/transfer-events.ts';
import { NIGHT_TRANSFERS } from './night/transfers.ts';
import { DEMO_PLACES } from './places.ts';
import { seededRandom } from './random.ts';

/** Seals what is about one party, as it was sealed at a time in ms. */
export interface NightSealing {
  criteria(requestId: string, value: RequestCriteria, at: number): Promise<Sealed>;
  details(transferId: string, value: TransferDetails, at: number): Promise<Sealed>;
  meetingPoint(transferId: string, value: string, at: number): Promise<Sealed>;
}

export interface DemoNightOptions {
  readonly seed: number | string;
  /** When the demo begins. */
  readonly now: Instant;
  /** The houses' month with the same seed and `now` (`demoHistory`), in which the night's holds are. */
  readonly shelters: readonly HistoryItem[];
  /** The ids of the log: what follows from an event of a house has an id made of that one's. */
  readonly eventIdOf: EventIdOf;
  readonly seal: NightSealing;
}

/**
 * The requests and transfers of the demo's last night, through the program's own deciders, each item one append, in the
 * order of its time. But for what is sealed the same options give the same items. Rejects when a story breaks a rule or a
 * right, or a house would not say what the story has it say: that is a mistake here.
 */
export async function demoNight(options: DemoNightOptions): Promise<readonly CaseItem[]> {
  const { seed, shelters, eventIdOf, now } = options;
  const [idOf, known, end] = [idsOf(seed), recordedShelters(shelters, eventIdOf), Date.parse(now)];
  const context = (key: string) => ({ shelters: known, end, random: seededRandom(`${seed}/night of ${key}`) });
  const requests = NIGHT_REQUESTS.map(async (story) => {
    const id = idOf(story.key);
    const criteria = await options.seal.criteria(id, criteriaOf(story), timeOf(story.opened, end));
    return requestEvents(story, id, criteria, context(story.key));
  });
  const transfers = NIGHT_TRANSFERS.map(async (story) => {
    const id = idOf(story.key);
    return transferEvents(story, id, await sealed(story, id, options), context(story.key));
  });
  const items = (await Promise.all([...requests, ...transfers])).flat();
  return items.toSorted((a, b) => (a.now < b.now ? -1 : a.now > b.now ? 1 : 0));
}

const timeOf = (ago: Ago, end: number): number => end - ago * MINUTE;

async function sealed(story: TransferStory, id: string, { seal, now }: DemoNightOptions) {
  const at = timeOf(story.proposed, Date.parse(now));
  const point = story.met === undefined ? undefined : DEMO_PLACES[story.to]?.meetingPoint;
  return {
    details: await seal.details(id, story.details, at),
    meetingPoint: point === undefined ? null : await seal.meetingPoint(id, point, at),
  };
}

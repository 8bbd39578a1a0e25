import { answersFor, answerTo, type KnownPerson, mayDo, type SurgeEvent } from '@safe-haven/domain';
import type { Clock } from '../../environment/clock.ts';
import type { BoardFeed } from '../../feed/board.feed.ts';
import type { LiveDirectory } from '../../identity/live-directory.ts';
import type { Written } from '../../streams/kind.ts';
import type { SurgeStreams } from '../../streams/surge-streams.ts';
import { isOwnRecording } from './own-recording.ts';
import { activePeople } from './recipients.ts';
import type { TaskNotifications } from './task-notifications.ts';

/** How long such a notification is worth delivering, in ms: the screens show the question until it is answered. */
const RELEVANT_MS = 2 * 3_600_000;

interface Parts {
  readonly surges: SurgeStreams;
  readonly directory: LiveDirectory;
  readonly feed: BoardFeed;
  readonly tasks: TaskNotifications;
  readonly clock: Clock;
}

/**
 * Notifies the people of the houses that a surge asks: all when it is confirmed, after twenty minutes those that said nothing,
 * and an hour before the end those that opened places (SU-6). And the focal points of a country that it asks (SU-15). Of several replicas that record the same event the log names one,
 * which sends; the message only says that there is a task (NT-1).
 */
export class SurgeNotifications {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.surges.onWritten((written) => {
      const asks = written.facts.findLast(({ event }) => event.type === 'SurgeCountryAsked' || roundOf(event) !== null);
      if (!asks) return;
      const people = this.#concernedBy(written, asks.context.revision, asks.event);
      parts.tasks.notifyOnceKnown(people, parts.clock.now() + RELEVANT_MS);
    });
  }

  async #concernedBy(
    { id, correlationId }: Written<SurgeEvent>,
    revision: number,
    event: SurgeEvent,
  ): Promise<readonly KnownPerson[]> {
    const { surges, directory, feed } = this.#parts;
    const head = await surges.head(id);
    if (!isOwnRecording(head, revision, correlationId)) return [];
    const { state } = head;
    if (state.situation !== 'open') return [];
    if (event.type === 'SurgeCountryAsked')
      return activePeople(
        directory.people(),
        (actor) => mayDo(actor, 'answer_country') && answersFor(actor) === event.country,
      );
    const houses = [...feed.network.shelters.values()].flatMap(({ state: house, unreadable }) => {
      if (unreadable !== null || house.situation === 'unregistered' || house.situation === 'past') return [];
      const isOfIt = house.country === state.country && !house.draft && !house.closed;
      return isOfIt && isConcerned(event, answerTo(house, state.surgeId)) ? [house] : [];
    });
    return activePeople(directory.people(), (actor) => houses.some((house) => mayDo(actor, 'keep_house', house)));
  }
}

type Round = 'all' | Extract<SurgeEvent, { type: 'SurgeAskedAgain' }>['round'];

/** Whom an event asks; null: nobody. */
function roundOf(event: SurgeEvent): Round | null {
  if (event.type === 'SurgeConfirmed') return 'all';
  return event.type === 'SurgeAskedAgain' ? event.round : null;
}

function isConcerned(event: SurgeEvent, answer: ReturnType<typeof answerTo>): boolean {
  switch (roundOf(event)) {
    case 'silent':
      return answer === null;
    case 'ending':
      return answer !== null && answer.places !== null;
    default:
      return true;
  }
}

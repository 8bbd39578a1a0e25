import {
  type KnownPerson,
  nextYes,
  type PushSubscription,
  type RecordedFact,
  type RequestEvent,
  type RequestState,
  type ShelterRef,
} from '@safe-haven/domain';
import type { Clock } from '../../environment/clock.ts';
import type { BoardFeed } from '../../feed/board.feed.ts';
import { shelterIn } from '../../feed/named-shelters.ts';
import type { LiveDirectory } from '../../identity/live-directory.ts';
import type { TaskTexts } from '../../sms/task-texts.ts';
import type { CaseHead } from '../../streams/case-streams.ts';
import type { Written } from '../../streams/kind.ts';
import type { RequestStreams } from '../../streams/request-streams.ts';
import type { Devices } from './devices.ts';
import { concernedAt, isPassed } from './escalated.ts';
import { isOwnRecording } from './own-recording.ts';
import type { PushSender, Sent } from './push-sender.ts';
import { recipientsOf, type Task } from './recipients.ts';

/** The whole text of every notification (NT-1). */
const ONE_TASK = { tasks: 1 } as const;
/**
 * How long a notification about the next yes or an escalation is worth delivering, in ms; a broadcast has its own
 * deadline.
 */
const RELEVANT_MS = 20 * 60_000;
/** Number of messages sent concurrently. */
const AT_ONCE = 8;

export interface TaskNotificationsParts {
  readonly requests: RequestStreams;
  readonly directory: LiveDirectory;
  readonly feed: BoardFeed;
  readonly devices: Devices;
  readonly sender: PushSender;
  readonly clock: Clock;
  /** Where staff of a house have a number to be texted at (SM-8). */
  readonly texts: TaskTexts;
  /** Whether the store is unreachable. */
  readonly isBlind: () => boolean;
  readonly onSent: (outcome: Sent) => void;
}

type RequestHead = CaseHead<RequestState, RequestEvent>;

/** One device to notify, until a time (ms). */
interface Message {
  readonly person: KnownPerson;
  readonly device: PushSubscription;
  readonly until: number;
  /** Whether there is still something to notify of. */
  readonly isOpen: () => boolean;
}

/**
 * Notifies devices of new tasks. It reacts only to request events that this process recorded; when two replicas write
 * the same event, the log accepts one of them, so exactly one sends (NT-5). A process that ends between an event and
 * its messages sends none: the task is on every screen anyway, and notifications are best effort.
 */
export class TaskNotifications {
  readonly #parts: TaskNotificationsParts;
  readonly #waiting: Message[] = [];
  readonly #running = new Set<Promise<void>>();
  #sending = 0;

  constructor(parts: TaskNotificationsParts) {
    this.#parts = parts;
    parts.requests.onWritten((written) => this.#onEvent(written));
  }

  async stop(): Promise<void> {
    this.#waiting.length = 0;
    this.#parts.sender.stop();
    await this.idle();
  }

  /** Resolves once no message is in flight. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #onEvent(written: Written<RequestEvent>): void {
    for (const fact of written.facts) {
      const until = deadlineOf(fact.event, written, this.#parts.clock.now());
      if (until !== null) this.#track(this.#notifyOf(written, fact, until));
    }
  }

  async #notifyOf(
    { id, correlationId }: Written<RequestEvent>,
    { event, context: { revision, actor } }: RecordedFact<RequestEvent>,
    until: number,
  ): Promise<void> {
    const head = await this.#parts.requests.head(id);
    if (!isOwnRecording(head, revision, correlationId)) return;
    const task = this.#taskOf(event, { ...head, revision }, actor.person);
    this.notify(recipientsOf(this.#parts.directory.people(), task), until);
    await this.#parts.texts.tell(task, { factId: `${id}-${revision}`, until });
  }

  /** Notifies every device of these people of one task, until a time (ms) and while it is open. */
  notify(people: readonly KnownPerson[], until: number, isOpen = () => true): void {
    for (const person of people) {
      for (const device of Object.values(person.pushes)) this.#waiting.push({ person, device, until, isOpen });
    }
    this.#next();
  }

  /** The same for people who have yet to be looked up; where that fails nobody is notified. */
  notifyOnceKnown(people: Promise<readonly KnownPerson[]>, until: number, isOpen?: () => boolean): void {
    this.#track(people.then((known) => this.notify(known, until, isOpen)));
  }

  /** The task that an event at a revision causes, by the current state of its stream. */
  #taskOf(event: RequestEvent, { state, revision, events }: RequestHead, by: string): Task {
    const before = events.filter((e) => e.revision < revision);
    const none = { shelters: [], opener: null, requesters: null, by };
    if (event.type === 'RequestBroadcast') {
      const asked = new Set(before.flatMap((e) => (e.event.type === 'RequestBroadcast' ? e.event.shelters : [])));
      return { ...none, shelters: this.#refs(event.shelters.filter((id) => !asked.has(id))) };
    }
    if (event.type === 'RequestEscalated') {
      const { shelters, requesters } = concernedAt(event.level, state);
      return { ...none, shelters: this.#refs(shelters), requesters };
    }
    // The next yes is read from the current answers, since the notification is about the present (RQ-14).
    const next = state.situation === 'unopened' ? null : nextYes(state);
    if (next === null) return none;
    const opened = before.find((e) => e.event.type === 'RequestOpened')?.metadata.actor;
    const opener = opened ? { personId: opened.person, organisation: opened.organisation } : null;
    return { ...none, shelters: this.#refs([next]), opener };
  }

  #refs = (ids: readonly string[]): ShelterRef[] =>
    ids.map((id) => shelterIn(this.#parts.feed, id)).filter((shelter) => shelter !== null);

  #next(): void {
    while (this.#sending < AT_ONCE && this.#waiting.length > 0) {
      this.#sending += 1;
      this.#track(
        this.#send(this.#waiting.shift()!).finally(() => {
          this.#sending -= 1;
          this.#next();
        }),
      );
    }
  }

  async #send({ person, device, until, isOpen }: Message): Promise<void> {
    const { directory, devices, sender, isBlind, onSent } = this.#parts;
    const reach = await devices.open(device);
    if (!reach) return;
    // No message for a session that has ended, and none while this program can't know which have.
    const isWanted = () =>
      !isBlind() && isOpen() && Object.hasOwn(directory.person(person.personId)?.pushes ?? {}, device.subscriptionId);
    const outcome = await sender.send(reach, ONE_TASK, { until, isWanted });
    onSent(outcome);
    if (outcome === 'gone') await devices.forget(person.personId, device.subscriptionId);
  }

  /** A failed message must not reject anybody else's promise. */
  #track(work: Promise<void>): void {
    const tracked = work.catch(() => undefined).finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
  }
}

/** The deadline (ms) of the task that an event causes; null: it causes none. */
function deadlineOf(event: RequestEvent, written: Written<RequestEvent>, now: number): number | null {
  switch (event.type) {
    case 'RequestBroadcast':
      return Date.parse(event.respondBy);
    case 'RequestReopened':
      return now + RELEVANT_MS;
    case 'RequestEscalated':
      return isPassed(event.level, written) ? null : now + RELEVANT_MS;
    default:
      return null;
  }
}

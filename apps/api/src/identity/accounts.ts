import { randomUUID } from 'node:crypto';
import {
  type Actor,
  decidePerson,
  evolvePerson,
  type HavenEvent,
  initialPerson,
  type KnownPerson,
  type PersonCommand,
  type PersonEvent,
  type PersonRejectionCode,
  type PersonState,
} from '@safe-haven/domain';
import type { EventSource, EventStore } from '@safe-haven/event-store';
import { type Clock, instantOf } from '../environment/clock.ts';
import { appendSurely } from '../streams/append-surely.ts';
import { newEvents } from '../streams/new-events.ts';

export const personStream = (personId: string): string => `person-${personId}`;

export type AccountOutcome =
  | { readonly kind: 'done'; readonly position: string; readonly person: KnownPerson }
  | { readonly kind: 'refused'; readonly code: PersonRejectionCode }
  | { readonly kind: 'failed'; readonly reason: 'outcome_unknown' | 'store_unavailable' | 'disk_full' };

export interface AccountRequest {
  readonly personId: string;
  readonly command: PersonCommand;
  readonly actor: Actor;
  readonly source?: EventSource;
  /** The same for every retry of one wish; a fresh one where nothing is retried. */
  readonly commandId?: string;
}

const ATTEMPTS = 12;

/**
 * Read, decide, append on one account. The stream is read each time: accounts are short, and what was shown once
 * (a code, a challenge) must be seen wherever it was shown. A lost race is decided again.
 */
export class Accounts {
  readonly #store: EventStore<HavenEvent>;
  readonly #clock: Clock;
  readonly #administrators: (except: string) => number;
  readonly #queues = new Map<string, Promise<unknown>>();

  /** `administrators` counts the active ones beside somebody: the last one can't be lost. */
  constructor(store: EventStore<HavenEvent>, clock: Clock, administrators: (except: string) => number) {
    this.#store = store;
    this.#clock = clock;
    this.#administrators = administrators;
  }

  /** The account as the log tells it now; null when this program can't read it. */
  async read(personId: string): Promise<{ state: PersonState; revision: number } | null> {
    const { events, revision } = await this.#store.read(personStream(personId));
    let state: PersonState = initialPerson(personId);
    for (const e of events) {
      if (!e.readable) return null;
      const { occurredAt, recordedAt } = e.metadata;
      const context = { revision: e.revision, occurredAt, recordedAt };
      state = evolvePerson(state, { event: e.event as PersonEvent, context });
    }
    return { state, revision };
  }

  /** One after the other in this process: a race against oneself is a waste of a commit. */
  handle(request: AccountRequest): Promise<AccountOutcome> {
    const before = this.#queues.get(request.personId) ?? Promise.resolve();
    const mine = before.then(() => this.#decide(request));
    const settled = mine.catch(() => undefined);
    this.#queues.set(request.personId, settled);
    void settled.then(() => {
      if (this.#queues.get(request.personId) === settled) this.#queues.delete(request.personId);
    });
    return mine;
  }

  async #decide(request: AccountRequest): Promise<AccountOutcome> {
    const stream = personStream(request.personId);
    const { commandId = randomUUID(), source = 'app' } = request;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const known = await this.read(request.personId);
      if (!known) return { kind: 'failed', reason: 'store_unavailable' };
      const now = instantOf(this.#clock.now());
      const decision = decidePerson(request.command, known.state, {
        id: request.personId,
        now,
        actor: request.actor,
        otherAdministrators: this.#administrators(request.personId),
      });
      if (!decision.ok) return { kind: 'refused', code: decision.rejection.code };
      if (decision.events.length === 0) return done(await this.#store.head(), known.state);
      const facts = decision.events.map(({ event }) => event);
      const events = newEvents(stream, facts, { commandId, by: request.actor, source, now });
      const result = await appendSurely(this.#store, stream, events, known.revision);
      if (result.outcome === 'lost_race') continue;
      if (result.outcome === 'unknown') return { kind: 'failed', reason: 'outcome_unknown' };
      if (result.outcome === 'refused') {
        return { kind: 'failed', reason: result.reason === 'disk_full' ? 'disk_full' : 'store_unavailable' };
      }
      const state = facts.reduce(
        (person, event, i) =>
          evolvePerson(person, {
            event,
            context: { revision: known.revision + 1 + i, occurredAt: now, recordedAt: now },
          }),
        known.state,
      );
      return done(result.position, state);
    }
    return { kind: 'failed', reason: 'store_unavailable' };
  }
}

const done = (position: string, state: PersonState): AccountOutcome =>
  state.situation === 'unknown'
    ? { kind: 'refused', code: 'person_unknown' }
    : { kind: 'done', position, person: state };

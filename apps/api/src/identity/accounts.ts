import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type OutsidePerson,
  type PersonCommand,
  type PersonEvent,
  type PersonRejectionCode,
  type PersonState,
  personDecider,
  streamOf,
} from '@safe-haven/domain';
import type { EventSource } from '@safe-haven/event-store';
import type { Head, StreamKind } from '../streams/kind.ts';
import type { Outcome } from '../streams/outcome.ts';
import { OwnStream } from '../streams/own-stream.ts';
import type { Streams } from '../streams/streams.ts';

export const personStream = (personId: string): string => streamOf(personDecider, personId);

interface PersonRejection {
  readonly code: PersonRejectionCode;
}
export type AccountOutcome = Outcome<PersonState, PersonEvent, PersonRejection>;

export interface AccountRequest {
  readonly personId: string;
  readonly command: PersonCommand;
  readonly actor: Actor;
  readonly source?: EventSource;
}

/**
 * The only writer of `person-…` streams. The stream is read for each command: accounts are short, and a code or
 * challenge used at another replica must be seen. No idempotency key is needed: a proof that was used is refused.
 */
export class Accounts {
  readonly #streams: Streams;
  readonly #states: OwnStream<PersonState, PersonEvent>;
  readonly #kind: StreamKind<PersonState, PersonCommand, PersonEvent, PersonRejection, OutsidePerson>;

  /** `administrators` counts the active ones other than a person: the last administrator can't be removed. */
  constructor(streams: Streams, administrators: (except: string) => number) {
    this.#streams = streams;
    this.#states = new OwnStream(streams.store, personDecider);
    this.#kind = {
      decider: personDecider,
      states: this.#states,
      outside: ({ id }) => ({ otherAdministrators: administrators(id) }),
      // One-time codes and sessions are of the clock of now.
      onOwnClock: true,
    };
  }

  /** The account at the head of the log; null when this program can't read its events. */
  async read(personId: string): Promise<Head<PersonState, PersonEvent> | null> {
    const head = await this.#states.newest(personId);
    return head.unreadable ? null : head;
  }

  handle({ personId, command, actor, source = 'app' }: AccountRequest): Promise<AccountOutcome> {
    return this.#streams.handle(this.#kind, { id: personId, command, commandId: randomUUID(), actor, source });
  }
}

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
import { type SentChange, sentOnce } from '../routes/keyed.ts';
import { keyOfChange } from '../streams/change-key.ts';
import type { CommandRequest } from '../streams/command.ts';
import type { Head, StreamKind } from '../streams/kind.ts';
import type { Outcome } from '../streams/outcome.ts';
import { OwnStreamWithKeys } from '../streams/own-stream.ts';
import type { Streams } from '../streams/streams.ts';

export const personStream = (personId: string): string => streamOf(personDecider, personId);

interface PersonRejection {
  readonly code: PersonRejectionCode;
}
export type AccountOutcome = Outcome<PersonState, PersonEvent, PersonRejection>;

export interface AccountRequest {
  readonly personId: string;
  readonly command: CommandRequest<PersonCommand>['command'];
  readonly actor: Actor;
  readonly source?: EventSource;
  /** Absent: it is sent once. A proof that was used is refused, whatever its key. */
  readonly sent?: SentChange;
  /** What is asked first, unless it is a copy: it throws the `Failure` to answer. */
  readonly permit?: (state: PersonState) => Promise<void>;
  /** What is asked under that key. */
  readonly name?: string;
  readonly body?: unknown;
}

/**
 * The only writer of `person-…` streams. The stream is read for each command: accounts are short, and a code or
 * challenge used at another replica must be seen.
 */
export class Accounts {
  readonly #streams: Streams;
  readonly #administrators: (except: string) => number;
  readonly #states: OwnStreamWithKeys<PersonState, PersonEvent>;
  readonly #kind: StreamKind<PersonState, PersonCommand, PersonEvent, PersonRejection, OutsidePerson>;

  /** `administrators` counts the active ones other than a person: the last administrator can't be removed. */
  constructor(streams: Streams, administrators: (except: string) => number) {
    this.#streams = streams;
    this.#administrators = administrators;
    this.#states = new OwnStreamWithKeys(streams.store, personDecider);
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

  handle(request: AccountRequest): Promise<AccountOutcome> {
    const { personId, command, actor, source = 'app', sent, permit, name, body } = request;
    const key = keyOfChange(sent ?? sentOnce(), name ?? 'person', body);
    const permitted = permit && {
      permit: async (state: PersonState) => {
        await permit(state);
        return { otherAdministrators: this.#administrators(personId) };
      },
    };
    return this.#streams.handle(this.#kind, { id: personId, command, ...key, ...permitted, actor, source });
  }
}

import type { EventActor, EventStore, Revision } from '@safe-haven/event-store';
import type { CommandRequest } from './command.ts';
import type { Typed } from './facts.ts';
import type { StreamKind } from './kind.ts';
import { ask } from './log-away.ts';

/** What is to be recorded: behind whatever is there, or only where nothing is there yet. */
export interface Recordable<E> {
  readonly events: readonly E[];
  readonly onlyFirst?: boolean;
}

export type Recordings<E extends Typed> = StreamKind<
  Revision,
  Recordable<E>,
  E,
  never,
  CommandRequest<Recordable<E>, EventActor>
>;

/**
 * Streams on which nothing is decided but whether something is there already: the access log, keys, tokens, the vault.
 * Their id is the stream's name and all that is known of one is its revision; what lost a race goes behind the winner.
 */
export const recordedStream = <E extends Typed>(store: EventStore): Recordings<E> => ({
  streamOf: (stream) => stream,
  decide: ({ events, onlyFirst = false }, revision, { now }) => ({
    ok: true,
    events: onlyFirst && revision > 0 ? [] : events.map((event) => ({ event, occurredAt: now })),
  }),
  states: {
    mayBeBehind: false,
    newest: async (stream) => at((await ask(store.read(stream, Number.MAX_SAFE_INTEGER))).revision),
    beyond: async (_, head, revision = head.revision) => at(revision),
    wrote: (_, { revision }, { facts }) => revision + facts.length,
  },
});

const at = (revision: Revision) => ({ state: revision, revision, unreadable: false });

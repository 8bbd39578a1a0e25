import { accepted, acceptedAt, PLAIN } from '@safe-haven/domain';
import type { EventStore, Revision } from '@safe-haven/event-store';
import type { Typed } from './facts.ts';
import { type StreamKind, streamOf } from './kind.ts';
import { ask } from './log-away.ts';

/** What is to be recorded: behind whatever is there, or only where nothing is there yet. */
export interface Recordable<E> {
  readonly type: 'record';
  readonly events: readonly E[];
  readonly onlyFirst?: boolean;
}

export type RecordedStream<E extends Typed> = StreamKind<Revision, Recordable<E>, E, never>;

/**
 * Streams on which nothing is decided but whether something is there already: the access log, keys, the vault. All that is
 * known of one is its revision; what lost a race goes behind the winner.
 */
export function recordedStream<E extends Typed>(store: EventStore, kind: string): RecordedStream<E> {
  return {
    decider: {
      kind,
      initial: () => 0,
      evolve: (_, { context }) => context.revision,
      fold: (_, facts) => [...facts].length,
      decide: ({ events, onlyFirst = false }, revision, { now }) =>
        onlyFirst && revision > 0 ? accepted() : acceptedAt(now, ...events),
      recordedAt: () => null,
      ...PLAIN,
    },
    states: {
      mayBeBehind: false,
      newest: async (id) => at((await ask(store.read(streamOf({ kind }, id), Number.MAX_SAFE_INTEGER))).revision),
      beyond: async (_, head, revision = head.revision) => at(revision),
      history: async () => [],
      wrote: (_, { revision }, { facts }) => revision + facts.length,
    },
    outside: () => undefined,
  };
}

const at = (revision: Revision) => ({ state: revision, revision, unreadable: false });

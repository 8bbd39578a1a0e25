import { accepted, acceptedAt, PLAIN, streamOf } from '@safe-haven/domain';
import type { EventStore, Revision } from '@safe-haven/event-store';
import { ask } from './ask-log.ts';
import type { TypedEvent } from './facts.ts';
import type { StreamKind } from './kind.ts';

/** The event to record. */
interface Recordable<E> {
  readonly type: 'record';
  readonly events: readonly E[];
}

export type RecordedStream<E extends TypedEvent> = StreamKind<Revision, Recordable<E>, E, never>;

/**
 * Streams without a decider: the access log, keys, the vault. Only the revision is known; an append that lost a race is
 * retried after the winner. `onlyFirst`: recorded only in an empty stream, which is tried without reading it first.
 */
export function recordedStream<E extends TypedEvent>(
  store: EventStore,
  kind: string,
  { onlyFirst = false }: { readonly onlyFirst?: boolean } = {},
): RecordedStream<E> {
  const head = async (id: string) => (await ask(store.read(streamOf({ kind }, id), Number.MAX_SAFE_INTEGER))).revision;
  return {
    decider: {
      kind,
      initial: () => 0,
      evolve: (_, { context }) => context.revision,
      fold: (_, facts) => [...facts].length,
      decide: ({ events }, revision, { now }) => (onlyFirst && revision > 0 ? accepted() : acceptedAt(now, ...events)),
      recordedAt: () => null,
      ...PLAIN,
    },
    states: {
      mayBeBehind: false,
      newest: async (id) => at(onlyFirst ? 0 : await head(id)),
      catchUp: async (id, _, revision) => at(revision ?? (await head(id))),
      history: async () => [],
      appended: (_, { revision }, { facts }) => revision + facts.length,
    },
    outside: () => undefined,
  };
}

const at = (revision: Revision) => ({ state: revision, revision, unreadable: false });

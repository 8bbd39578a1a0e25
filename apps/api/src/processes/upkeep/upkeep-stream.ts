import type { UpkeepEvent, UpkeepWork } from '@safe-haven/contracts';
import { accepted, acceptedAt, after, PLAIN, type RecordedFact, streamOf } from '@safe-haven/domain';
import type { EventStore, Revision } from '@safe-haven/event-store';
import { ask } from '../../streams/ask-log.ts';
import type { Head, StreamKind } from '../../streams/kind.ts';
import { isDue, NEVER_DONE, TAKEN_OVER_MS, type UpkeepState } from './due.ts';

export type UpkeepCommand =
  /** Does nothing where it is not due any more: another program was first. */
  { readonly type: 'begin'; readonly atMinutes: number } | { readonly type: 'end'; readonly stage: 'done' | 'failed' };

type UpkeepStream = StreamKind<UpkeepState, UpkeepCommand, UpkeepEvent, never>;
type Fact = Pick<RecordedFact<UpkeepEvent>, 'event'> & { readonly at: string };

const evolve = (_: UpkeepState, { event: { stage, until, lastDone }, at }: Fact): UpkeepState => ({
  stage,
  until,
  lastDone,
  at,
});

/** The stream of one daily work. Only its last fact is read: it holds what the next one needs. */
export function upkeepStream(store: EventStore): UpkeepStream {
  const head = async (id: string, known?: Revision): Promise<Head<UpkeepState, UpkeepEvent>> => {
    const stream = streamOf({ kind: 'upkeep' }, id);
    const revision = known ?? (await ask(store.read(stream, Number.MAX_SAFE_INTEGER))).revision;
    if (revision === 0) return { state: NEVER_DONE, revision, unreadable: false };
    const { events } = await ask(store.read(stream, revision - 1));
    const last = events.at(-1)!;
    if (!last.readable) return { state: NEVER_DONE, revision: last.revision, unreadable: true };
    const fact = { event: last.event as UpkeepEvent, at: last.metadata.recordedAt };
    return { state: evolve(NEVER_DONE, fact), revision: last.revision, unreadable: false };
  };
  return {
    decider: {
      kind: 'upkeep',
      initial: () => NEVER_DONE,
      evolve: (state, { event, context }) => evolve(state, { event, at: context.recordedAt }),
      fold: (_, facts) =>
        [...facts].reduce((state, { event, context }) => evolve(state, { event, at: context.recordedAt }), NEVER_DONE),
      decide(command, { lastDone, ...state }, { now }) {
        if (command.type === 'end') {
          const done = command.stage === 'done' ? now : lastDone;
          return acceptedAt(now, { type: 'UpkeepRecorded', stage: command.stage, until: null, lastDone: done });
        }
        if (!isDue({ lastDone, ...state }, command.atMinutes, Date.parse(now))) return accepted();
        return acceptedAt(now, { type: 'UpkeepRecorded', stage: 'begun', until: after(now, TAKEN_OVER_MS), lastDone });
      },
      recordedAt: ({ at }) => at,
      ...PLAIN,
    },
    states: {
      mayBeBehind: false,
      newest: (id) => head(id),
      catchUp: (id, _, revision) => head(id, revision),
      history: async () => [],
      appended: (_, { state }, { facts }) =>
        facts.reduce((before, { event, context }) => evolve(before, { event, at: context.recordedAt }), state),
    },
    outside: () => undefined,
  };
}

/** What the log says of one work. */
export async function upkeepState(store: EventStore, work: UpkeepWork): Promise<UpkeepState> {
  return (await upkeepStream(store).states.newest(work)).state;
}

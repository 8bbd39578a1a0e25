import { randomUUID } from 'node:crypto';
import { type Actor, type PersonEvent, type PersonState, personDecider } from '@safe-haven/domain';
import { sourceOf } from '../../streams/facts.ts';
import { OwnStream } from '../../streams/own-stream.ts';
import type { Streams } from '../../streams/streams.ts';

/**
 * Disables the account of an erased person, with every session of theirs. Answers why it could not be written; null: it is
 * closed, was before, or there never was one.
 */
export async function closeAccount(streams: Streams, personId: string, actor: Actor): Promise<string | null> {
  const outcome = await streams.handle(
    {
      decider: personDecider,
      states: new OwnStream<PersonState, PersonEvent>(streams.store, personDecider),
      // Nobody can sign in to it any more: it is closed whoever is left.
      outside: () => ({ otherAdministrators: 0 }),
      onAnyClock: true,
    },
    {
      id: personId,
      command: { type: 'disable-person', reason: 'erased' },
      commandId: randomUUID(),
      actor,
      source: sourceOf(actor),
    },
  );
  // An account that this program can't read lets nobody in either.
  if (outcome.kind === 'done' || outcome.kind === 'rejected' || outcome.kind === 'unreadable') return null;
  return outcome.kind === 'refused' ? outcome.reason : outcome.kind;
}

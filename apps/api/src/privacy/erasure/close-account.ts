import { randomUUID } from 'node:crypto';
import { type Actor, type PersonEvent, type PersonState, personDecider } from '@safe-haven/domain';
import { sourceOf } from '../../streams/facts.ts';
import { OwnStream } from '../../streams/own-stream.ts';
import type { Streams } from '../../streams/streams.ts';

/**
 * Disables the account of an erased person and ends their sessions. Returns the reason when it could not be recorded;
 * null: it is closed, or never existed.
 */
export async function closeAccount(streams: Streams, personId: string, actor: Actor): Promise<string | null> {
  const outcome = await streams.handle(
    {
      decider: personDecider,
      states: new OwnStream<PersonState, PersonEvent>(streams.store, personDecider),
      // An erased person can't sign in any more, so the account is closed even if it is the last administrator's.
      outside: () => ({ otherAdministrators: 0 }),
      onOwnClock: true,
    },
    {
      id: personId,
      command: { type: 'disable-person', reason: 'erased' },
      commandId: randomUUID(),
      actor,
      source: sourceOf(actor),
    },
  );
  // An account that this program can't read admits nobody either.
  if (outcome.kind === 'done' || outcome.kind === 'rejected' || outcome.kind === 'unreadable') return null;
  return outcome.kind === 'refused' ? outcome.reason : outcome.kind;
}

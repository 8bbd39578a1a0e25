import type { CommandAnswer, CommandBody, CommandName, Problem } from '@safe-haven/contracts';
import { useCallback, useState } from 'react';
import { outbox } from '../outbox/page-outbox.ts';
import { canQueue, withOccurredAt } from '../outbox/queue.ts';
import { serverNow } from '../server-time.ts';
import { sendShelterCommand } from './send.ts';
import { useCommand } from './use-command.ts';

/** The command sent from a place on a shelter's screen. */
interface About {
  readonly name: CommandName;
  readonly body: Readonly<Record<string, unknown>>;
  /** Beds whose tiles are shown as pending. */
  readonly beds: readonly string[];
}

/** A pending or refused command, shown at the `place` on the screen it was sent from. */
export interface ShelterAttempt extends About {
  readonly key: string;
  readonly place: string;
  readonly state: 'asking' | 'refused';
  readonly problem: Problem | null;
}

/** The last accepted command: the type of its event, or `undone`. */
interface Accepted {
  readonly type: string;
  /** When, in browser time. */
  readonly at: number;
}

export interface ShelterCommands {
  readonly attempts: readonly ShelterAttempt[];
  readonly accepted: Accepted | null;
  /** Whether the command of this place is pending. */
  asking(place: string): boolean;
  /** Sends a command; resolves to true when accepted and rendered, or when queued. */
  send<N extends CommandName>(place: string, name: N, body: CommandBody<N>, beds?: readonly string[]): Promise<boolean>;
  /** Resends the same body under the same key, when the outcome is unknown. */
  resend(place: string): Promise<boolean>;
  dismiss(place: string): void;
}

/** Sends the commands of a shelter's screen. Effects are shown after the shelter was refetched. */
export function useShelterCommands(shelterId: string, reload: () => Promise<void>): ShelterCommands {
  const { attempts, isPending: asking, send: sendFrom, resend, clear } = useCommand<About>();
  const [accepted, setAccepted] = useState<Accepted | null>(null);

  const send = useCallback<ShelterCommands['send']>(
    async (place, name, body, beds = []) => {
      const about: About = { name, body, beds };
      const tappedAt = serverNow();
      const enqueue = (key: string, mayBeRecorded: boolean) => {
        // A command that may be recorded already is resent unchanged.
        const sentBody = mayBeRecorded ? body : withOccurredAt(name, body, tappedAt);
        outbox.add({ key, shelterId, place, name, body: sentBody, beds, issuedAt: tappedAt }, mayBeRecorded);
        return null;
      };
      const onAnswer = (answer: { readonly ok: boolean; readonly value?: unknown; readonly problem?: Problem }) => {
        if (!answer.ok) {
          // Refused because the shelter has changed: refetch it. The form keeps its input.
          if (answer.problem?.status === 409) void reload();
          return undefined;
        }
        return reload().then(() => setAccepted({ type: typeOf(name, answer.value as CommandAnswer), at: Date.now() }));
      };
      const run = (key: string) => sendShelterCommand(shelterId, name, body, key);
      return (await sendFrom(run, { place, about, onAnswer, ...(canQueue(name) && { enqueue }) })) !== null;
    },
    [shelterId, reload, sendFrom],
  );

  return {
    attempts: attempts.map(({ about, ...attempt }) => ({ ...attempt, ...about })),
    accepted,
    asking,
    send,
    resend,
    dismiss: clear,
  };
}

const typeOf = (name: CommandName, { events }: CommandAnswer): string =>
  name === 'undo' ? 'undone' : (events.at(-1)?.type ?? 'generic');

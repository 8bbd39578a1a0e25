import type { CommandAnswer, CommandBody, CommandName, Problem } from '@safe-haven/contracts';
import { useCallback, useState } from 'react';
import { outbox } from '../outbox/page-outbox.ts';
import { canQueue, withOccurredAt } from '../outbox/queue.ts';
import { serverNow } from '../server-time.ts';
import { sendShelterCommand } from './send.ts';
import { useCommand } from './use-command.ts';

/** What was sent from a place on the screen of a shelter. */
interface About {
  readonly name: CommandName;
  readonly body: Readonly<Record<string, unknown>>;
  /** Beds whose tiles say "asking…" meanwhile. */
  readonly beds: readonly string[];
}

/** A command on its way or refused. It stands at the `place` on the screen from which it was made. */
export interface ShelterAttempt extends About {
  readonly key: string;
  readonly place: string;
  readonly state: 'asking' | 'refused';
  readonly problem: Problem | null;
}

/** What was accepted last: the type of its event, or `undone`. */
interface Accepted {
  readonly type: string;
  /** When, by this browser's clock. */
  readonly at: number;
}

export interface ShelterCommands {
  readonly attempts: readonly ShelterAttempt[];
  readonly accepted: Accepted | null;
  /** Whether the command made at this place is under way. */
  asking(place: string): boolean;
  /**
   * Sends a command; true when it was accepted and the house on the screen shows it, or when it waits for the connection
   * and the house says that it will be sent.
   */
  send<N extends CommandName>(place: string, name: N, body: CommandBody<N>, beds?: readonly string[]): Promise<boolean>;
  /** The same bytes under the same key: the answer to an unknown outcome. */
  resend(place: string): Promise<boolean>;
  dismiss(place: string): void;
}

/** Sends the commands of one shelter's screen. Nothing is shown as so before the house was read again. */
export function useShelterCommands(shelterId: string, reload: () => Promise<void>): ShelterCommands {
  const { attempts, isPending: asking, send: sendFrom, resend, clear } = useCommand<About>();
  const [accepted, setAccepted] = useState<Accepted | null>(null);

  const send = useCallback<ShelterCommands['send']>(
    async (place, name, body, beds = []) => {
      const about: About = { name, body, beds };
      const tappedAt = serverNow();
      const enqueue = (key: string, mayBeRecorded: boolean) => {
        // What may be on record already is sent again as it was, byte by byte.
        const sentBody = mayBeRecorded ? body : withOccurredAt(name, body, tappedAt);
        outbox.add({ key, shelterId, place, name, body: sentBody, beds, issuedAt: tappedAt }, mayBeRecorded);
        return null;
      };
      const onAnswer = (answer: { readonly ok: boolean; readonly value?: unknown; readonly problem?: Problem }) => {
        if (!answer.ok) {
          // Refused because the house is otherwise than it looked: look again, the form keeps what was typed.
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

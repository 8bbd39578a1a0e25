import type { CommandBody, CommandName, Problem } from '@safe-haven/contracts';
import { useCallback, useRef, useState } from 'react';
import { serverNow } from '../../model/time/now.ts';
import { newKey } from '../../net/api.ts';
import { useIsGone } from '../offline/is-gone.ts';
import { isUnanswered } from '../offline/outbox.ts';
import { asTapped, mayWait } from '../offline/queue.ts';
import { waiting } from '../offline/waiting.ts';
import { sendCommand } from './requests.ts';

/** A command on its way or refused. It stands at the `place` on the screen from which it was made. */
export interface Attempt {
  readonly key: string;
  readonly place: string;
  readonly name: CommandName;
  readonly body: Readonly<Record<string, unknown>>;
  /** Beds whose tiles say "asking…" meanwhile. */
  readonly beds: readonly string[];
  /** When it was tapped, ms since the epoch by the server's clock. */
  readonly tappedAt: number;
  readonly state: 'asking' | 'refused';
  readonly problem: Problem | null;
}

/** What was accepted last: the type of its event, or `undone`. */
export interface Accepted {
  readonly type: string;
  /** When, by this browser's clock. */
  readonly at: number;
}

export interface Commands {
  readonly attempts: readonly Attempt[];
  readonly said: Accepted | null;
  /** Whether the command made at this place is under way. */
  asking(place: string): boolean;
  /**
   * Sends a command; true when it was accepted and the house on the screen shows it, or when it waits for the connection and the
   * house says that it will be sent.
   */
  send<N extends CommandName>(place: string, name: N, body: CommandBody<N>, beds?: readonly string[]): Promise<boolean>;
  /** The same bytes under the same key: the answer to an unknown outcome. */
  again(attempt: Attempt): Promise<boolean>;
  dismiss(place: string): void;
}

/** Sends the commands of this screen. Nothing is shown as so before the server has said it and the house was read again. */
export function useCommands(shelterId: string, reload: () => Promise<void>): Commands {
  const [attempts, setAttempts] = useState<readonly Attempt[]>([]);
  const [said, setSaid] = useState<Accepted | null>(null);
  const underWay = useRef(new Set<string>());
  const isGone = useIsGone();

  const put = useCallback((attempt: Attempt) => {
    setAttempts((all) => [...all.filter((a) => a.place !== attempt.place), attempt]);
  }, []);
  const dismiss = useCallback((place: string) => setAttempts((all) => all.filter((a) => a.place !== place)), []);

  const again = useCallback(
    async (attempt: Attempt): Promise<boolean> => {
      if (underWay.current.has(attempt.place)) return false;
      underWay.current.add(attempt.place);
      put({ ...attempt, state: 'asking', problem: null });
      const answer = await sendCommand(shelterId, attempt.name, attempt.body, attempt.key);
      underWay.current.delete(attempt.place);
      if (!answer.ok) {
        if (mayWait(attempt.name) && isUnanswered(answer.problem)) {
          waiting.add({ ...attempt, shelterId }, true);
          dismiss(attempt.place);
          return true;
        }
        put({ ...attempt, state: 'refused', problem: answer.problem });
        // Refused because the house is otherwise than it looked: look again, the form keeps what was typed.
        if (answer.problem.status === 409) void reload();
        return false;
      }
      await reload();
      dismiss(attempt.place);
      setSaid({ type: typeOf(attempt.name, answer.value.events), at: Date.now() });
      return true;
    },
    [shelterId, reload, put, dismiss],
  );

  const send = useCallback<Commands['send']>(
    async (place, name, body, beds = []) => {
      const command = { key: newKey(), place, name, body, beds, tappedAt: serverNow() };
      if (!mayWait(name) || !isGone()) return again({ ...command, state: 'asking', problem: null });
      waiting.add({ ...command, shelterId, body: asTapped(name, body, command.tappedAt) }, false);
      dismiss(place);
      return true;
    },
    [again, dismiss, isGone, shelterId],
  );
  const asking = (place: string) => attempts.some((a) => a.place === place && a.state === 'asking');
  return { attempts, said, asking, send, again, dismiss };
}

const typeOf = (name: CommandName, events: readonly { readonly type: string }[]): string =>
  name === 'undo' ? 'undone' : (events.at(-1)?.type ?? 'generic');

import type { CommandAnswer, Problem } from '@safe-haven/contracts';
import { useCallback } from 'react';
import { type ConsentInput, consentToSend } from '../../../features/request/consent.ts';
import { urgencyOf } from '../../../features/search/arrival.ts';
import { type SearchForm, statedNeeds } from '../../../features/search/search-form.ts';
import type { Answer } from '../../../net/api.ts';
import { newId, sendRequestCommand } from '../../../net/command/send.ts';
import { type Attempt, useCommand } from '../../../net/command/use-command.ts';
import { newIdempotencyKey } from '../../../net/new-idempotency-key.ts';
import { serverNow } from '../../../net/server-time.ts';

export const MINUTES = [10, 20, 40, 60] as const;
export type Minutes = (typeof MINUTES)[number];

type Asking =
  | { readonly step: 'none' }
  | { readonly step: 'asking'; readonly shelters: readonly string[] }
  | { readonly step: 'refused'; readonly problem: Problem };

export interface Requesting {
  readonly asking: Asking;
  /**
   * Opens a request for the search unless there is one, and sends it to the shelters; resolves to true when both were
   * accepted. Without shelters it is only opened, which records the need and notifies more people.
   */
  ask(form: SearchForm, shelters: readonly string[], minutes: Minutes, consent: ConsentInput): Promise<boolean>;
  /** Continues after a failure: accepted commands are not sent again. */
  resend(): Promise<boolean>;
  dismiss(): void;
}

/** One command, with one key for all attempts. */
interface Step {
  readonly send: (key: string) => Promise<Answer<CommandAnswer>>;
  readonly key: string;
  readonly done?: () => void;
}

/** Asks shelters. `onOpened`: called with the id of the request once recorded. */
export function useAskShelters(running: string | null, onOpened: (requestId: string) => void): Requesting {
  const { attempts, busy, send, resend, clear } = useCommand<readonly string[]>();

  const ask = useCallback<Requesting['ask']>(
    async (form, shelters, minutes, consent) => {
      if (busy) return false;
      const requestId = running ?? newId();
      let left = running === null ? [opening(requestId, form, consent, () => onOpened(requestId))] : [];
      if (shelters.length > 0) left.push(broadcast(requestId, shelters, minutes));
      // Accepted commands are skipped on a retry.
      const run = async () => {
        let answer: Answer<unknown> = { ok: true, value: null };
        for (const step of left) {
          answer = await step.send(step.key);
          if (!answer.ok) return answer;
          left = left.filter((candidate) => candidate !== step);
          step.done?.();
        }
        return answer;
      };
      return (await send(run, { about: shelters })) !== null;
    },
    [busy, running, onOpened, send],
  );
  return { asking: askingOf(attempts[0]), ask, resend: useCallback(() => resend(), [resend]), dismiss: clear };
}

function askingOf(attempt: Attempt<readonly string[]> | undefined): Asking {
  if (attempt === undefined) return { step: 'none' };
  const { about: shelters, problem } = attempt;
  return problem === null ? { step: 'asking', shelters } : { step: 'refused', problem };
}

function opening(requestId: string, form: SearchForm, consent: ConsentInput, done: () => void): Step {
  const agreed = consentToSend(consent, form.party);
  const body = {
    party: form.party,
    criteria: { needs: statedNeeds(form), from: form.from },
    urgency: urgencyOf(form.arrival),
    avoid: [...form.avoid],
    ...(agreed && { consent: agreed }),
  };
  return { send: (key) => sendRequestCommand(requestId, 'open', body, key), key: newIdempotencyKey(), done };
}

function broadcast(requestId: string, shelters: readonly string[], minutes: Minutes): Step {
  const respondBy = new Date(serverNow() + minutes * 60_000).toISOString();
  return {
    send: (key) => sendRequestCommand(requestId, 'broadcast', { shelters: [...shelters], respondBy }, key),
    key: newIdempotencyKey(),
  };
}

import type { CommandAnswer, Problem } from '@safe-haven/contracts';
import { useCallback, useRef, useState } from 'react';
import { newId, sendRequest } from '../../../features/command/use-form-commands.ts';
import { urgencyOf } from '../../../features/search/arrival.ts';
import { type SearchForm, statedNeeds } from '../../../features/search/search-form.ts';
import { serverNow } from '../../../model/time/now.ts';
import { type Answer, newKey } from '../../../net/api.ts';

export const MINUTES = [10, 20, 40, 60] as const;
export type Minutes = (typeof MINUTES)[number];

export type Asking =
  | { readonly step: 'none' }
  | { readonly step: 'asking'; readonly shelters: readonly string[] }
  | { readonly step: 'refused'; readonly problem: Problem };

export interface Requesting {
  readonly asking: Asking;
  /**
   * Opens a request for what was searched for, unless one runs already, and puts it to the houses. True when both were accepted;
   * without houses it is only opened: the need is then on record, and more people are told.
   */
  ask(form: SearchForm, shelters: readonly string[], minutes: Minutes): Promise<boolean>;
  /** Goes on where it stopped: what was accepted is not sent anew. */
  again(): Promise<boolean>;
  dismiss(): void;
}

/** One thing that is sent, under one key however often. */
interface Step {
  readonly send: (key: string) => Promise<Answer<CommandAnswer>>;
  readonly key: string;
  readonly done?: () => void;
}

const NONE: Asking = { step: 'none' };

/** Asks houses. `onOpened` is told the id of a request as soon as it is on record. */
export function useAsking(running: string | null, onOpened: (requestId: string) => void): Requesting {
  const [asking, setAsking] = useState<Asking>(NONE);
  const left = useRef<{ readonly steps: readonly Step[]; readonly shelters: readonly string[] }>({
    steps: [],
    shelters: [],
  });
  const underWay = useRef(false);

  const go = useCallback(async (): Promise<boolean> => {
    if (underWay.current) return false;
    underWay.current = true;
    setAsking({ step: 'asking', shelters: left.current.shelters });
    let problem: Problem | null = null;
    while (problem === null && left.current.steps.length > 0) {
      const [step, ...later] = left.current.steps;
      const answer = await step!.send(step!.key);
      if (!answer.ok) problem = answer.problem;
      else {
        left.current = { ...left.current, steps: later };
        step!.done?.();
      }
    }
    underWay.current = false;
    setAsking(problem === null ? NONE : { step: 'refused', problem });
    return problem === null;
  }, []);

  const ask = useCallback<Requesting['ask']>(
    (form, shelters, minutes) => {
      if (underWay.current) return Promise.resolve(false);
      const requestId = running ?? newId();
      const steps = running === null ? [opening(requestId, form, () => onOpened(requestId))] : [];
      if (shelters.length > 0) steps.push(broadcast(requestId, shelters, minutes));
      left.current = { steps, shelters };
      return go();
    },
    [running, onOpened, go],
  );
  const dismiss = useCallback(() => setAsking(NONE), []);
  return { asking, ask, again: go, dismiss };
}

function opening(requestId: string, form: SearchForm, done: () => void): Step {
  const body = {
    party: form.party,
    criteria: { needs: statedNeeds(form), from: form.from },
    urgency: urgencyOf(form.arrival),
    avoid: [...form.avoid],
  };
  return { send: (key) => sendRequest(requestId, 'open', body, key), key: newKey(), done };
}

function broadcast(requestId: string, shelters: readonly string[], minutes: Minutes): Step {
  const respondBy = new Date(serverNow() + minutes * 60_000).toISOString();
  return {
    send: (key) => sendRequest(requestId, 'broadcast', { shelters: [...shelters], respondBy }, key),
    key: newKey(),
  };
}

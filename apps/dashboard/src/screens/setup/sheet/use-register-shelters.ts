import { HOME_TIMEZONES, type Problem } from '@safe-haven/contracts';
import { useRef, useState } from 'react';
import { newId, sendShelterCommand } from '../../../net/command/send.ts';
import { newIdempotencyKey } from '../../../net/new-idempotency-key.ts';
import { registrationOf, type SheetShelter } from './shelters.ts';

/** One registration: the same id and key for the same body, so that a repeat adds nothing twice. */
interface Sent {
  readonly body: string;
  readonly shelterId: string;
  readonly key: string;
}

/** Registers shelters one after the other, each in one command. Refusals are shown; the others are added. */
export function useRegisterShelters(organisation: string) {
  const [adding, setAdding] = useState(false);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Problem>>(new Map());
  const sent = useRef(new Map<string, Sent>());
  const add = async (shelters: readonly SheetShelter[]) => {
    setAdding(true);
    const refused = new Map<string, Problem>();
    for (const shelter of shelters) {
      const body = registrationOf(shelter, organisation, HOME_TIMEZONES[shelter.area.country]);
      const text = JSON.stringify(body);
      const before = sent.current.get(shelter.name);
      const { shelterId, key } = before?.body === text ? before : { shelterId: newId(), key: newIdempotencyKey() };
      sent.current.set(shelter.name, { body: text, shelterId, key });
      const answer = await sendShelterCommand(shelterId, 'register', body, key);
      if (!answer.ok) refused.set(shelter.name, answer.problem);
      // When offline the rest is not sent. Repeating is safe: it uses the same keys.
      if (!answer.ok && answer.problem.status === 0) break;
    }
    setOutcomes(refused);
    setAdding(false);
  };
  return { adding, outcomes, add };
}

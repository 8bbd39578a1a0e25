import type { Problem } from '@safe-haven/contracts';
import { useRef, useState } from 'react';
import { TIMEZONES } from '../../../model/area/timezones.ts';
import { newId, sendShelterCommand } from '../../../net/command/send.ts';
import { newIdempotencyKey } from '../../../net/new-idempotency-key.ts';
import { registrationOf, type SheetShelter } from './shelters.ts';

/** One house on its way: the same key and id for the same bytes, so that a second press adds nothing twice. */
interface Sent {
  readonly body: string;
  readonly shelterId: string;
  readonly key: string;
}

/** Registers houses one after the other, each whole or not at all. What was refused says why, and the others are there. */
export function useRegisterShelters(organisation: string) {
  const [adding, setAdding] = useState(false);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Problem>>(new Map());
  const sent = useRef(new Map<string, Sent>());
  const add = async (shelters: readonly SheetShelter[]) => {
    setAdding(true);
    const refused = new Map<string, Problem>();
    for (const shelter of shelters) {
      const body = registrationOf(shelter, organisation, TIMEZONES[shelter.area.country]);
      const text = JSON.stringify(body);
      const before = sent.current.get(shelter.name);
      const { shelterId, key } = before?.body === text ? before : { shelterId: newId(), key: newIdempotencyKey() };
      sent.current.set(shelter.name, { body: text, shelterId, key });
      const answer = await sendShelterCommand(shelterId, 'register', body, key);
      if (!answer.ok) refused.set(shelter.name, answer.problem);
      // Without a line the next one fares no better: what was sent is safe, and is sent again by the next press.
      if (!answer.ok && answer.problem.status === 0) break;
    }
    setOutcomes(refused);
    setAdding(false);
  };
  return { adding, outcomes, add };
}

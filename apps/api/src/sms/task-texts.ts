import type { ShelterRef } from '@safe-haven/domain';
import { uuidv5 } from '@safe-haven/event-store';
import { mayAnswerFor } from '@safe-haven/projections';
import type { Clock } from '../environment/clock.ts';
import { actorOf } from '../identity/live-directory.ts';
import type { SmsGateway } from './gateway.ts';
import { sentenceIn } from './sentences.ts';
import type { SmsNumbers, WithNumber } from './sms-numbers.ts';

const TASKS = '0b8f61d2-7c3e-5a94-8d15-6e2a9f40c7b3';

/** Texts staff of a house that there is a task, at the numbers from which they may text (SM-8). */
export class TaskTexts {
  readonly #numbers: SmsNumbers;
  readonly #gateway: SmsGateway;
  readonly #clock: Clock;

  constructor(numbers: SmsNumbers, gateway: SmsGateway, clock: Clock) {
    this.#numbers = numbers;
    this.#gateway = gateway;
    this.#clock = clock;
  }

  /**
   * `until`: when the task is over, ms. `by`: the person who caused it, who is not notified. Nobody waits for the
   * gateway.
   */
  async tell(
    { shelters, by }: { readonly shelters: readonly ShelterRef[]; readonly by: string },
    { factId, until }: { readonly factId: string; readonly until: number },
  ): Promise<void> {
    if (!this.#gateway.isThere) return;
    for (const shelter of shelters) {
      for (const { person, sms, number } of await this.#answering(shelter, by)) {
        this.#gateway.send({
          id: uuidv5(TASKS, `${factId}\n${sms.smsId}`),
          to: number,
          text: sentenceIn(person.language, 'task'),
          seconds: Math.ceil((until - this.#clock.now()) / 1_000),
        });
      }
    }
  }

  async #answering(shelter: ShelterRef, except: string): Promise<readonly WithNumber[]> {
    return (await this.#numbers.ofShelter(shelter.shelterId)).filter(
      ({ person: { personId, grants } }) =>
        personId !== except && Object.values(grants).some((grant) => mayAnswerFor(actorOf(personId, grant), shelter)),
    );
  }
}

import type { ListedWebhook, WebhookTopic } from '@safe-haven/contracts';
import { deliveries, WEBHOOK_TOPICS, webhookRegistered, webhooks } from '@safe-haven/contracts';
import type { HavenEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { type HttpProgram, memoryStore, startHttpProgram } from '../../testing/http-program.ts';
import { keepOpen } from '../../testing/keep-open.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { post, steppedUp } from '../../testing/second-factor.ts';
import type { WebhookDelivery } from '../webhooks.module.ts';
import { Receiver, waitUntil } from './receiver.ts';

/** Retries at once, so that a test takes no minutes; a receiver is too slow only where the test is about that. */
const QUICK = { firstRetryMs: 5, recheckMs: 5, answerWithinMs: HANGS_MS } as const;

/** A whole program with a receiver, with a house of Atina and one of Lara. */
export class WebhookProgram {
  readonly haven: HttpProgram;
  readonly store: EventStore<HavenEvent>;
  readonly receiver: Receiver;
  readonly #delivery: WebhookDelivery;

  constructor(haven: HttpProgram, store: EventStore<HavenEvent>, receiver: Receiver, delivery: WebhookDelivery) {
    this.haven = haven;
    this.store = store;
    this.receiver = receiver;
    this.#delivery = delivery;
  }

  async close(): Promise<void> {
    await this.haven.served.close();
    await this.receiver.close();
  }

  /** A second program on the same log: after this one ended, or in parallel. */
  async another(store = this.store): Promise<WebhookProgram> {
    const { masterKey } = this.haven.program.config;
    const haven = await program(store, this.haven.clock, this.#delivery, { masterKey });
    return new WebhookProgram(haven, store, this.receiver, this.#delivery);
  }

  async act(path: string, body: unknown = {}, person = 'ana') {
    return post(`${this.haven.url}/api/webhooks/${path}`, body, { cookie: await steppedUp(this.haven, person) });
  }

  /** The answer's body; throws unless the status is below 300. */
  async done(path: string, body: unknown = {}, person = 'ana') {
    const answer = await this.act(path, body, person);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async register(tells: readonly WebhookTopic[] = WEBHOOK_TOPICS, person = 'ana') {
    const requestBody = { label: 'The city', url: this.receiver.url, tells };
    return webhookRegistered.parse(await this.done('register', requestBody, person));
  }

  async list(person = 'ana'): Promise<readonly ListedWebhook[]> {
    return webhooks.parse((await this.haven.get(person, '/api/webhooks')).body).webhooks;
  }

  async deliveries(webhookId: string) {
    return deliveries.parse((await this.haven.get('ana', `/api/webhooks/${webhookId}/deliveries`)).body).deliveries;
  }

  /** Resolves once the webhook, as this program has read it, fulfils the condition. */
  until(webhookId: string, condition: (webhook: ListedState | null) => boolean): Promise<void> {
    const { webhooks: live } = this.haven.program;
    return waitUntil(
      () => condition(live.find(webhookId)),
      (check) => live.onChange(check),
    );
  }

  /** Holds one bed each time in a house of Atina, so that its numbers change once each time. */
  async holdBeds(times = 1, shelter = 'lipa'): Promise<string[]> {
    const holdIds: string[] = [];
    for (let n = 0; n < times; n++) {
      const answer = await this.haven.done('jelena', shelter, 'hold-beds', { party: { adults: 1, children: 0 } });
      holdIds.push(answer.body.events.at(-1).holdId);
    }
    return holdIds;
  }

  async releaseHold(holdId: string, shelter = 'lipa'): Promise<void> {
    await this.haven.done('jelena', shelter, 'release-hold', { holdId, reason: 'not_suitable' });
  }
}

type ListedState = NonNullable<ReturnType<HttpProgram['program']['webhooks']['find']>>;

const program = (
  store: EventStore<HavenEvent>,
  clock: ManualClock,
  webhooks: WebhookDelivery,
  config: { readonly masterKey?: string | null } = {},
) => startHttpProgram(store, clock, { webhooksAllowPrivate: true, ...config }, { webhooks });

export async function startWebhookProgram(
  delivery: Partial<WebhookDelivery> = {},
  store: EventStore<HavenEvent> = keepOpen(memoryStore()),
): Promise<WebhookProgram> {
  const receiver = await new Receiver().listen();
  const options = { ...QUICK, ca: receiver.ca, ...delivery };
  const haven = await program(store, new ManualClock(), options);
  await haven.registerShelter('lipa');
  await haven.registerShelter('vrba', 'petra');
  return new WebhookProgram(haven, store, receiver, options);
}

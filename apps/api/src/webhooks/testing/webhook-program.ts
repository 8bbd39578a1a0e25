import type { ListedWebhook, WebhookTopic } from '@safe-haven/contracts';
import { deliveries, WEBHOOK_TOPICS, webhookRegistered, webhooks } from '@safe-haven/contracts';
import type { HavenEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { patience } from '@safe-haven/jest-preset/patience';
import { type HttpProgram, memoryStore, startHttpProgram } from '../../testing/http-program.ts';
import { keptOpen } from '../../testing/kept-open.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { post, steppedUp } from '../../testing/second-factor.ts';
import type { WebhookDelivery } from '../webhooks.module.ts';
import { becomesSo, Receiver } from './receiver.ts';

/** Less patience than with a partner, so that a test takes no minutes. */
const QUICK = { firstAgainMs: 5, looksAgainMs: 5, answerWithinMs: patience(500) } as const;

/** The real program beside somebody's server, with a house of Atina and one of Lara. */
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

  /** Another program on the same log, at the same time: after this one ended, or beside it. */
  async another(store = this.store): Promise<WebhookProgram> {
    const { masterKey } = this.haven.program.config;
    const haven = await program(store, this.haven.clock, this.#delivery, { masterKey });
    return new WebhookProgram(haven, store, this.receiver, this.#delivery);
  }

  async act(path: string, body: unknown = {}, person = 'ana') {
    return post(`${this.haven.url}/api/webhooks/${path}`, body, { cookie: await steppedUp(this.haven, person) });
  }

  /** Done, or the test fails with the problem. */
  async done(path: string, body: unknown = {}, person = 'ana') {
    const answer = await this.act(path, body, person);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async registers(tells: readonly WebhookTopic[] = WEBHOOK_TOPICS, person = 'ana') {
    const asked = { label: 'The city', url: this.receiver.url, tells };
    return webhookRegistered.parse(await this.done('register', asked, person));
  }

  async list(person = 'ana'): Promise<readonly ListedWebhook[]> {
    return webhooks.parse((await this.haven.get(person, '/api/webhooks')).body).webhooks;
  }

  async deliveries(webhookId: string) {
    return deliveries.parse((await this.haven.get('ana', `/api/webhooks/${webhookId}/deliveries`)).body).deliveries;
  }

  /** Resolves once the log says so of a webhook, as this program reads it. */
  until(webhookId: string, isSo: (webhook: ListedState | null) => boolean): Promise<void> {
    const { webhooks: live } = this.haven.program;
    return becomesSo(
      () => isSo(live.find(webhookId)),
      (look) => live.onChange(look),
    );
  }

  /** Somebody is held a bed in a house of Atina: each time its numbers change once. */
  async holds(times = 1, house = 'lipa'): Promise<string[]> {
    const held: string[] = [];
    for (let n = 0; n < times; n++) {
      const answer = await this.haven.done('jelena', house, 'hold-beds', { party: { adults: 1, children: 0 } });
      held.push(answer.body.events.at(-1).holdId);
    }
    return held;
  }

  async releases(holdId: string, house = 'lipa'): Promise<void> {
    await this.haven.done('jelena', house, 'release-hold', { holdId, reason: 'not_suitable' });
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
  store: EventStore<HavenEvent> = keptOpen(memoryStore()),
): Promise<WebhookProgram> {
  const receiver = await new Receiver().listen();
  const reached = { ...QUICK, ca: receiver.ca, ...delivery };
  const haven = await program(store, new ManualClock(), reached);
  await haven.registerShelter('lipa');
  await haven.registerShelter('vrba', 'petra');
  return new WebhookProgram(haven, store, receiver, reached);
}

import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import type { Config } from '../../../environment/config.ts';
import { CaseworkProgram } from '../../../requests/testing/casework-program.ts';
import { type HttpProgram, memoryStore, PEOPLE, startHttpProgram } from '../../../testing/http-program.ts';
import type { ProgramOverrides } from '../../../testing/program.ts';
import { post } from '../../../testing/second-factor.ts';
import { PushService } from './push-service.ts';
import type { SoftDevice } from './soft-device.ts';

const QUICK = [5, 10, 20];

/** The whole program with a test push service, and devices registered there. */
export class NotifiedProgram {
  readonly haven: HttpProgram;
  readonly casework: CaseworkProgram;
  readonly service: PushService;
  readonly devices = new Map<string, SoftDevice>();

  constructor(haven: HttpProgram, service: PushService) {
    this.haven = haven;
    this.casework = new CaseworkProgram(haven);
    this.service = service;
  }

  async close(): Promise<void> {
    await this.haven.served.close();
    await this.service.close();
  }

  async post(person: string, path: string, body: unknown) {
    return post(`${this.haven.url}/api/me/push/${path}`, body, { cookie: await this.haven.cookieOf(person) });
  }

  /** Registers a device for a person. */
  async subscribes(person: string, name = person): Promise<SoftDevice> {
    const { publicKey } = (await this.haven.get(person, '/api/me/push')).body as { publicKey: string };
    const device = this.service.device(name, publicKey);
    const answer = await this.post(person, 'subscribe', device);
    if (answer.status !== 204) throw new Error(`${person}: ${JSON.stringify(answer.body)}`);
    this.devices.set(name, device);
    return device;
  }

  async everybodySubscribes(): Promise<void> {
    for (const { person } of PEOPLE) if (OPERATIONAL.has(person)) await this.subscribes(person);
  }

  /** Push events of a person's account, oldest first. */
  async pushEvents(person: string) {
    const events = await this.casework.events(`person-${person}`);
    return events.map((e) => e.event).filter((e) => e.type.startsWith('Push'));
  }

  /** Messages per device, once none is in flight. */
  async messages(): Promise<Record<string, number>> {
    await this.casework.idle();
    await this.haven.program.notifications.idle();
    const counts: Record<string, number> = {};
    for (const { device, text } of this.service.received) if (text !== null) counts[device] = (counts[device] ?? 0) + 1;
    return counts;
  }

  /** Forgets the messages received so far. */
  async silence(): Promise<void> {
    await this.messages();
    this.service.received.length = 0;
  }
}

/** Test people with operational roles. */
const OPERATIONAL = new Set(['vera', 'jelena', 'mila', 'ana', 'petra', 'lejla']);

/** A shelter of Atina and one of Lara. */
export async function startNotifiedProgram(
  config: Partial<Config> = {},
  overrides: Partial<ProgramOverrides> = {},
): Promise<NotifiedProgram> {
  const service = await new PushService().listen();
  const push = { agent: service.agent, againAfterMs: QUICK, answerWithinMs: HANGS_MS };
  const options = { push, ...overrides };
  const haven = await startHttpProgram(memoryStore(), undefined, { pushHosts: [service.host], ...config }, options);
  await haven.registerShelter('lipa');
  await haven.registerShelter('vrba', 'petra');
  return new NotifiedProgram(haven, service);
}

import { randomUUID } from 'node:crypto';
import { commandHeaders } from '@safe-haven/contracts';
import type { Limits } from '../../limits/limits.ts';
import { type Answer, type HttpProgram, memoryStore, startHttpProgram } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { post, steppedUp } from '../../testing/second-factor.ts';
import { type Bringing, GatewayDouble } from './gateway-double.ts';

export const MILA = '+381601112233';

/** A house of Atina whose staff, Mila, may text from her number, with the double of the gateway. */
export class SmsHouse {
  readonly haven: HttpProgram;
  readonly gateway: GatewayDouble;
  readonly smsId: string;
  codes: readonly string[];

  private constructor(
    haven: HttpProgram,
    gateway: GatewayDouble,
    { smsId, codes }: { smsId: string; codes: string[] },
  ) {
    this.haven = haven;
    this.gateway = gateway;
    this.smsId = smsId;
    this.codes = codes;
  }

  static async start(limits?: Limits): Promise<SmsHouse> {
    const clock = new ManualClock();
    const gateway = await GatewayDouble.start(() => clock.now());
    const config = { sms: gateway.settings, ...(limits ? { limits } : {}) };
    const haven = await startHttpProgram(memoryStore(), clock, config, { sms: { againAfterMs: [1, 1, 1] } });
    await haven.registerShelter('lipa');
    const { body } = await asked(haven, 'ana', 'lipa/sms-numbers/allow', { personId: 'mila', number: '060 111 2233' });
    return new SmsHouse(haven, gateway, body);
  }

  /** A change of a manager with a second factor of just now. */
  async asked(who: string, path: string, body: unknown = {}): Promise<Answer> {
    return asked(this.haven, who, path, body);
  }

  /** What the program answers the gateway. */
  text(text: string, how: Bringing & { readonly from?: string } = {}): Promise<number> {
    return this.gateway.bring(this.haven.url, how.from ?? MILA, text, how);
  }

  /** The types of what is in the activity of the house, the newest first. */
  async facts(): Promise<{ readonly type: string; readonly source: string }[]> {
    return (await this.haven.get('ana', '/api/shelters/lipa/events')).body.items;
  }

  /** How many messages had each outcome. */
  async heard(): Promise<Readonly<Record<string, number>>> {
    const text = (await this.haven.get(null, '/metrics')).text as string;
    const lines = text.matchAll(/^haven_sms_messages_total\{way="in",outcome="(\w+)"\} (\d+)$/gm);
    return Object.fromEntries([...lines].map(([, outcome, count]) => [outcome, Number(count)]));
  }

  async close(): Promise<void> {
    await this.haven.served.close();
    await this.gateway.close();
  }
}

async function asked(haven: HttpProgram, who: string, path: string, body: unknown): Promise<Answer> {
  const headers = commandHeaders(randomUUID(), haven.clock.now());
  return post(`${haven.url}/api/shelters/${path}`, body, { cookie: await steppedUp(haven, who), ...headers });
}

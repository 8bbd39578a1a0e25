/** Coordinators who place their parties by hand, all at once: a request, Find, and the first house that holds beds for them. */
import { randomUUID } from 'node:crypto';
import type { FoundPlaces } from '@safe-haven/contracts';
import type { PlanParty } from '@safe-haven/domain';
import { answers } from './client.ts';
import { sendUntilAnswered } from './send.ts';

export interface ByHandAsk {
  readonly url: string;
  /** The area of departure. */
  readonly from: string;
  readonly coordinators: readonly { readonly cookie: string; readonly parties: readonly PlanParty[] }[];
}

export interface ByHandFigures {
  /** The lines that have a place. */
  readonly placed: readonly string[];
  /** Holds that a house refused after Find had an offer of it. */
  readonly refused: number;
  readonly calls: number;
}

async function byHand({ url, from, coordinators }: ByHandAsk): Promise<ByHandFigures> {
  const all = await Promise.all(coordinators.map((one) => new Desk(url, from, one.cookie).placeAll(one.parties)));
  return {
    placed: all.flatMap(({ placed }) => placed),
    refused: all.reduce((sum, { refused }) => sum + refused, 0),
    calls: all.reduce((sum, { calls }) => sum + calls, 0),
  };
}

/** One coordinator: one party after the other. */
class Desk {
  readonly #url: string;
  readonly #from: string;
  readonly #cookie: string;
  #refused = 0;
  #calls = 0;

  constructor(url: string, from: string, cookie: string) {
    this.#url = url;
    this.#from = from;
    this.#cookie = cookie;
  }

  async placeAll(parties: readonly PlanParty[]): Promise<ByHandFigures> {
    const placed: string[] = [];
    for (const party of parties) if (await this.#place(party)) placed.push(party.line);
    return { placed, refused: this.#refused, calls: this.#calls };
  }

  /** From the top of Find, each house once. Houses that ask first are passed over: nobody waits for them tonight. */
  async #place({ party, needs }: PlanParty): Promise<boolean> {
    const requestId = randomUUID();
    const criteria = { needs, from: this.#from };
    await this.#done(`requests/${requestId}/open`, { party, criteria, urgency: 'tonight' });
    const { takes, takesIf } = JSON.parse(await this.#done('find', { party, ...criteria })) as FoundPlaces;
    for (const { shelterId, offer, direct } of [...takes.shelters, ...takesIf.shelters]) {
      if (offer === null || !direct) continue;
      const { status, text } = await this.#send(`shelters/${shelterId}/hold-beds`, { party, requestId });
      if (status === 200) return true;
      if (status !== 409) throw new Error(`hold-beds: ${status} ${text}`);
      this.#refused += 1;
    }
    return false;
  }

  async #done(path: string, body: object): Promise<string> {
    const { status, text } = await this.#send(path, body);
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    return text;
  }

  #send(path: string, body: object) {
    this.#calls += 1;
    return sendUntilAnswered(`${this.#url}/api/${path}`, this.#cookie, body);
  }
}

answers({ byHand });

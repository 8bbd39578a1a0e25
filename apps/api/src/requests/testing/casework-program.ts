import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { HavenEvent } from '@safe-haven/domain';
import { patience } from '@safe-haven/jest-preset/patience';
import type { Answer, HttpProgram } from '../../testing/http-program.ts';
import { post, steppedUp } from '../../testing/second-factor.ts';

const PATIENCE_MS = patience(5_000);

/** A mother and three children, and what they need, with a word that must be found nowhere else. */
export const FAMILY = { adults: 1, children: 3 };
export const ONE = { adults: 1, children: 0 };
export const CRITERIA = { needs: { languages: ['xzq'], pregnantMonth: 7 }, from: 'rs-nis' };
export const DETAILS = { needs: { medication: true }, citizenOf: ['RS'], seeksAsylumIn: null };

/** Requests and transfers of a program over HTTP, and what its log says of them. */
export class CaseworkProgram {
  readonly haven: HttpProgram;

  constructor(haven: HttpProgram) {
    this.haven = haven;
  }

  instant(minutes: number): string {
    return new Date(this.haven.clock.now() + minutes * 60_000).toISOString();
  }

  /** A command on a request or a transfer, with a fresh key unless one is given. */
  async send(person: string | null, path: string, body: unknown, key: string = randomUUID()): Promise<Answer> {
    const cookie = person ? { cookie: await this.haven.cookieOf(person) } : {};
    const response = await fetch(`${this.haven.url}/api/${path}`, {
      method: 'POST',
      headers: { ...cookie, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : text, text, headers: response.headers };
  }

  /** Accepted, or the test fails with the problem. */
  async done(person: string, path: string, body: unknown): Promise<Answer> {
    const answer = await this.send(person, path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** The same by somebody who showed a second factor just now. */
  async doneWithFactor(person: string, path: string, body: unknown): Promise<Answer> {
    const headers = { cookie: await steppedUp(this.haven, person), 'idempotency-key': randomUUID() };
    const answer = await post(`${this.haven.url}/api/${path}`, body, headers);
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** Opened by the hotline, and asked of some houses. */
  async request(
    requestId: string,
    shelters: readonly string[],
    party: object = ONE,
    who = 'vera',
    over: object = {},
  ): Promise<void> {
    const body = { party, criteria: CRITERIA, urgency: 'tonight', avoid: ['rs-beograd', 'rs-novi-sad'], ...over };
    await this.done(who, `requests/${requestId}/open`, body);
    if (shelters.length === 0) return;
    await this.done(who, `requests/${requestId}/broadcast`, { shelters, respondBy: this.instant(20) });
  }

  answers(person: string, requestId: string, shelterId: string, answer: string, codes: string[] = []) {
    return this.done(person, `requests/${requestId}/respond`, { shelterId, answer, codes });
  }

  /** Holds for a request; the hold's id. */
  async hold(person: string, shelterId: string, requestId: string, party: object = ONE): Promise<string> {
    const answer = await this.haven.done(person, shelterId, 'hold-beds', { party, requestId });
    return answer.body.events.find((e: { type: string }) => e.type === 'BedsHeld').holdId as string;
  }

  /** What somebody reads, once the program has read the log to its end. */
  async read(person: string, path: string): Promise<Answer> {
    return this.haven.get(person, `/api/${path}`, { 'haven-position': await this.haven.program.store.head() });
  }

  /** The events of a stream by name, oldest first. */
  async typesOf(stream: string): Promise<string[]> {
    return (await this.events(stream)).map((e) => e.type);
  }

  async events(stream: string) {
    const { events } = await this.haven.program.store.read(stream);
    return events.filter((e) => e.readable) as Extract<
      (typeof events)[number],
      { readable: true; event: HavenEvent }
    >[];
  }

  /** Waits until a stream says this last. Throws with what it says instead. */
  async until(stream: string, type: string, times = 1): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const types = await this.typesOf(stream);
      if (types.filter((t) => t === type).length >= times) return;
      if (Date.now() > deadline) throw new Error(`no ${type} in ${stream}: ${types.join(', ')}`);
      await pause(10);
    }
  }

  /** Waits until nothing is left that must follow from what is in the log. */
  async idle(): Promise<void> {
    const { program } = this.haven;
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const head = await program.store.head();
      await program.feed.waitFor(head, PATIENCE_MS);
      if (program.cases.casework.duties.length === 0 && (await program.store.head()) === head) return;
      if (Date.now() > deadline) throw new Error('it never becomes quiet');
      await pause(10);
    }
  }
}

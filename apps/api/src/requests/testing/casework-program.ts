import { randomUUID } from 'node:crypto';
import { commandHeaders } from '@safe-haven/contracts';
import type { HavenEvent } from '@safe-haven/domain';
import { eventually, HANGS_MS } from '@safe-haven/jest-preset/waiting';
import type { Answer, HttpProgram } from '../../testing/http-program.ts';
import { post, steppedUp } from '../../testing/second-factor.ts';

/** A mother with three children, and their needs, with a word that must occur nowhere else. */
export const FAMILY = { adults: 1, children: 3 };
export const ONE = { adults: 1, children: 0 };
export const CRITERIA = { needs: { languages: ['xzq'], pregnantMonth: 7 }, from: 'rs-nis' };
export const DETAILS = { needs: { medication: true }, citizenOf: ['RS'], seeksAsylumIn: null };

/** Requests and transfers of a program over HTTP, and their events in the log. */
export class CaseworkProgram {
  readonly haven: HttpProgram;

  constructor(haven: HttpProgram) {
    this.haven = haven;
  }

  instant(minutes: number): string {
    return new Date(this.haven.clock.now() + minutes * 60_000).toISOString();
  }

  /** A command on a request or a transfer, with a new idempotency key unless one is given. */
  async send(
    person: string | null,
    path: string,
    body: unknown,
    key: string = randomUUID(),
    more: Record<string, string> = {},
  ): Promise<Answer> {
    const cookie = person ? { cookie: await this.haven.cookieOf(person) } : {};
    const response = await fetch(`${this.haven.url}/api/${path}`, {
      method: 'POST',
      headers: {
        ...cookie,
        'content-type': 'application/json',
        ...commandHeaders(key, this.haven.clock.now()),
        ...more,
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : text, text, headers: response.headers };
  }

  /** Sends a command and expects it to be accepted. */
  async done(person: string, path: string, body: unknown): Promise<Answer> {
    const answer = await this.send(person, path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** The same in a session with a recent second factor. */
  async doneWithFactor(person: string, path: string, body: unknown): Promise<Answer> {
    const headers = {
      cookie: await steppedUp(this.haven, person),
      ...commandHeaders(randomUUID(), this.haven.clock.now()),
    };
    const answer = await post(`${this.haven.url}/api/${path}`, body, headers);
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** Opened by the hotline, and sent to some shelters. */
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

  /** Holds beds for a request; returns the hold's id. */
  async hold(person: string, shelterId: string, requestId: string, party: object = ONE): Promise<string> {
    const answer = await this.haven.done(person, shelterId, 'hold-beds', { party, requestId });
    return answer.body.events.find((e: { type: string }) => e.type === 'BedsHeld').holdId as string;
  }

  /** A GET once the program has read the log to its end. */
  async read(person: string, path: string): Promise<Answer> {
    return this.haven.get(person, `/api/${path}`, { 'haven-position': await this.haven.program.store.head() });
  }

  /** Event types of a stream, oldest first. */
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

  /** Waits until a stream has so many events of a type. Throws with the actual ones. */
  async until(stream: string, type: string, times = 1): Promise<void> {
    await eventually(
      () => this.typesOf(stream),
      (types) => types.filter((t) => t === type).length >= times,
    );
  }

  /** Waits until every consequence of the log's events is recorded. */
  async idle(): Promise<void> {
    const { program } = this.haven;
    await eventually(async () => {
      const head = await program.store.head();
      await program.feed.waitFor(head, HANGS_MS);
      return program.cases.casework.duties.length === 0 && (await program.store.head()) === head;
    });
  }
}

import { randomBytes, randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { commandHeaders, eventCodec } from '@safe-haven/contracts';
import type { Actor, Grant, HavenEvent, PersonCommand, Role } from '@safe-haven/domain';
import { type Codec, createMemoryStore, type EventStore } from '@safe-haven/event-store';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import type { Config } from '../environment/config.ts';
import { DEMO_LIMITS } from '../limits/limits.ts';
import { APPLICATION, fastifyFor, type Served, serve } from '../serve.ts';
import { ManualClock } from './manual-clock.ts';
import { buildProgram, Program, type ProgramOverrides } from './program.ts';

export const PEOPLE = (
  [
    ['vera', 'hotline', 'SOS', 'RS'],
    ['jelena', 'coordinator', 'Atina', 'RS'],
    ['mila', 'shelter_staff', 'Atina', 'RS'],
    ['ana', 'manager', 'Atina', 'RS'],
    ['petra', 'manager', 'Lara', 'BA'],
    ['lejla', 'coordinator', 'Lara', 'BA'],
    ['nora', 'network_manager', 'Network', null],
    ['fjolla', 'focal_point', 'Ministry', 'RS'],
    ['ada', 'administrator', 'Network', null],
    ['aud', 'auditor', 'Network', null],
  ] satisfies [string, Role, string, string | null][]
).map(([person, role, organisation, country]) => ({ person, name: person, role, organisation, country }));

const ADMIN: Actor = { person: 'ada', role: 'administrator', organisation: 'Network', country: null };

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a test reads of a JSON answer
  readonly body: any;
  /** The raw body. */
  readonly text: string;
  readonly headers: Headers;
}

/** An answer as text, without the id of the trace: each request has one of its own. */
export const textOf = ({ body }: Pick<Answer, 'body'>): string =>
  JSON.stringify(body).replace(/,"trace":"[0-9a-f]{32}"/, '');

/** The whole program over HTTP on a port the system chose, on a memory log and a clock that the test moves. */
export class HttpProgram {
  readonly program: Program;
  readonly clock: ManualClock;
  readonly served: Served;
  readonly #cookies = new Map<string, Promise<string>>();

  constructor(clock: ManualClock, served: Served) {
    this.program = new Program(served.app);
    this.clock = clock;
    this.served = served;
  }

  get url(): string {
    return this.served.url;
  }

  /** The cookie of a person's session, opened once: here, or at another program on the same log. */
  cookieOf(person: string): Promise<string> {
    const cookie = this.#cookies.get(person) ?? this.#signIn(person);
    this.#cookies.set(person, cookie);
    return cookie;
  }

  /** Opens a new session for a person and uses it from now on. */
  async signsInAgain(person: string): Promise<void> {
    this.#cookies.delete(person);
    await this.cookieOf(person);
  }

  /** Reuses the sessions of another program on the same log. */
  async useSessionsOf(person: string, of: HttpProgram): Promise<void> {
    this.#cookies.set(person, of.cookieOf(person));
    await this.#cookies.get(person);
    await this.program.feed.waitFor(of.program.feed.position, HANGS_MS);
  }

  /** Gives a person this role in a country of the network instead of the ones they have, and signs them in again. */
  async takesRole(person: string, role: Role, organisation: string): Promise<void> {
    const { accounts, feed, store } = this.program;
    const head = await accounts.read(person);
    const before = head?.state.situation === 'active' ? Object.keys(head.state.grants) : [];
    const grant: Grant = { grantId: randomUUID(), role, organisation, country: 'RS', shelters: null };
    const commands: PersonCommand[] = [
      { type: 'grant-role', grant },
      ...before.map((grantId) => ({ type: 'revoke-role', grantId }) as const),
    ];
    for (const command of commands) {
      const outcome = await accounts.handle({ personId: person, command, actor: ADMIN });
      if (outcome.kind !== 'done') throw new Error(`${command.type}: ${outcome.kind}`);
    }
    await feed.waitFor(await store.head(), HANGS_MS);
    await this.signsInAgain(person);
  }

  async #signIn(person: string): Promise<string> {
    const response = await fetch(`${this.url}/api/demo/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person }),
    });
    if (!response.ok) throw new Error(`${person} cannot sign in`);
    return response.headers.get('set-cookie')!.split(';')[0]!;
  }

  /** Advances the clock; after more than an hour everybody signs in again. */
  advance(ms: number): void {
    this.clock.advance(ms);
    this.#cookies.clear();
  }

  async get(person: string | null, path: string, headers: Record<string, string> = {}): Promise<Answer> {
    const cookie = person ? { cookie: await this.cookieOf(person) } : {};
    return read(await fetch(this.url + path, { headers: { ...cookie, ...headers } }));
  }

  /** A command by a person, with a new idempotency key unless one is given. */
  async send(
    person: string | null,
    shelter: string,
    command: string,
    body: unknown,
    key: string = randomUUID(),
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const cookie = person ? { cookie: await this.cookieOf(person) } : {};
    return read(
      await fetch(`${this.url}/api/shelters/${shelter}/${command}`, {
        method: 'POST',
        headers: {
          ...cookie,
          'content-type': 'application/json',
          ...commandHeaders(key, this.clock.now()),
          ...headers,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  }

  /** Sends a command and expects it to be accepted. */
  async done(person: string, shelter: string, command: string, body: unknown): Promise<Answer> {
    const answer = await this.send(person, shelter, command, body);
    if (answer.status !== 200) throw new Error(`${command}: ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** Undoes the events of an answer. */
  undo(person: string, shelter: string, { body }: Answer): Promise<Answer> {
    return this.done(person, shelter, 'undo', { eventId: body.events.at(-1).eventId });
  }

  /**
   * Registers and publishes a shelter with a household room of two adult and two child beds, and a shared room of two
   * adult beds.
   */
  async registerShelter(shelter: string, manager = 'ana'): Promise<void> {
    const { organisation, country } = PEOPLE.find((p) => p.person === manager)!;
    await this.done(manager, shelter, 'register', {
      name: `House ${shelter}`,
      organisation,
      country,
      area: { id: country === 'RS' ? 'rs-beograd' : 'ba-sarajevo' },
      timezone: 'Europe/Belgrade',
      mode: 'kept',
      kind: 'emergency',
    });
    await this.done(manager, shelter, 'add-room', { roomId: 'family', label: 'Family room', privacy: 'household' });
    await this.done(manager, shelter, 'add-room', { roomId: 'shared', label: 'Shared room', privacy: 'shared' });
    const beds = (kind: string, ...ids: string[]) => ids.map((bedId) => ({ bedId, label: bedId, kind }));
    await this.done(manager, shelter, 'add-beds', {
      roomId: 'family',
      beds: [...beds('adult', 'f1', 'f2'), ...beds('child', 'f3', 'f4')],
    });
    await this.done(manager, shelter, 'add-beds', { roomId: 'shared', beds: beds('adult', 's1', 's2') });
    await this.done('ada', shelter, 'publish', {});
  }
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const json = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, body: json && text ? JSON.parse(text) : text, text, headers: response.headers };
}

export const testConfig: Config = {
  port: 0,
  host: '127.0.0.1',
  dataDir: '',
  runDir: null,
  backupDirs: [],
  daily: null,
  demo: true,
  eventStore: { kind: 'memory' },
  mapboxToken: null,
  logLevel: 'silent',
  requestLog: false,
  tracesUrl: null,
  publicUrl: null,
  trustedProxies: [],
  masterKey: randomBytes(32).toString('base64'),
  masterKeyFile: null,
  erasureLedger: null,
  pushHosts: [],
  sms: null,
  webhooksAllowPrivate: false,
  metricsPort: null,
  metricsHost: '127.0.0.1',
  oidc: null,
  limits: DEMO_LIMITS,
  escalation: [10, 20, 30],
  waitFactor: 1,
  diskWarnMb: 512,
};

export const memoryStore = (): EventStore<HavenEvent> =>
  createMemoryStore<HavenEvent>({ codec: eventCodec as Codec<HavenEvent> });

/** Serves the program without the demo's shelters, and with test people instead of the demo's. */
export async function startHttpProgram(
  store: EventStore<HavenEvent> = memoryStore(),
  clock = new ManualClock(),
  config: Partial<Config> = {},
  overrides: Partial<ProgramOverrides> = {},
): Promise<HttpProgram> {
  const fullConfig = { ...testConfig, ...config };
  const built = await buildProgram(fullConfig, clock, store, { people: PEOPLE, seed: false, ...overrides });
  const app = built.createNestApplication<NestFastifyApplication>(fastifyFor(fullConfig), APPLICATION);
  return new HttpProgram(clock, await serve(app, 'no dashboard here'));
}

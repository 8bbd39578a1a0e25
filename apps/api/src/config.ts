import { z } from 'zod';

/** The embedded store, memory for a trial that forgets, or a server that any number of replicas share. */
export type EventStoreChoice =
  | { readonly kind: 'sqlite' }
  | { readonly kind: 'memory' }
  | {
      readonly kind: 'eventstoredb';
      readonly connectionString: string;
      readonly credentials: { readonly username: string; readonly password: string } | null;
    };

/** What the operator decides, read once at boot. docs/OPERATIONS.md lists it; a wrong value is refused in a sentence. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly demo: boolean;
  readonly eventStore: EventStoreChoice;
  readonly mapboxToken: string | null;
  readonly logLevel: string;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const flag = (name: string) =>
  z
    .enum(['0', '1'], `${name} is 1 (on) or 0 (off).`)
    .optional()
    .transform((v) => v === '1');

const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'PORT is a whole number from 0 to 65535.')
    .default('3000')
    .transform(Number)
    .refine((n) => n <= 65_535, 'PORT is a whole number from 0 to 65535.'),
  HOST: z.string().min(1, 'HOST is an address to listen on, such as 127.0.0.1.').default('127.0.0.1'),
  HAVEN_DATA_DIR: z.string().min(1, 'HAVEN_DATA_DIR is a folder.').default('./data'),
  HAVEN_DEMO: flag('HAVEN_DEMO'),
  HAVEN_EVENT_STORE: z
    .string()
    .regex(
      /^(sqlite|memory|(esdb|kurrentdb)(\+discover)?:\/\/\S+)$/,
      'HAVEN_EVENT_STORE is sqlite, memory, or a connection string such as esdb://host:2113?tls=true.',
    )
    .default('sqlite'),
  HAVEN_EVENT_STORE_USER: z.string().min(1, 'HAVEN_EVENT_STORE_USER is a name.').optional(),
  HAVEN_EVENT_STORE_PASSWORD: z.string().min(1, 'HAVEN_EVENT_STORE_PASSWORD is a password.').optional(),
  HAVEN_MAPBOX_TOKEN: z
    .string()
    .regex(/^pk\.[\w.-]+$/, 'HAVEN_MAPBOX_TOKEN is a public Mapbox token: it begins with "pk.".')
    .optional(),
  HAVEN_MAPBOX_CONSENT: flag('HAVEN_MAPBOX_CONSENT'),
  HAVEN_LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
      'HAVEN_LOG_LEVEL is fatal, error, warn, info, debug or silent.',
    )
    .default('warn'),
});

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly sentences: string[] };

/** Parses the environment. Every fault comes back as a sentence; nothing is guessed. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const parsed = environment.safeParse(env);
  if (!parsed.success) return { ok: false, sentences: parsed.error.issues.map((i) => i.message) };
  const e = parsed.data;
  if (e.HAVEN_DEMO && !LOOPBACK.has(e.HOST)) {
    return {
      ok: false,
      sentences: [
        `The demo lets anybody in, so it listens on this machine only: leave HOST at 127.0.0.1 (it is ${e.HOST}) or set HAVEN_DEMO=0.`,
      ],
    };
  }
  if ((e.HAVEN_EVENT_STORE_USER === undefined) !== (e.HAVEN_EVENT_STORE_PASSWORD === undefined)) {
    return {
      ok: false,
      sentences: ['HAVEN_EVENT_STORE_USER and HAVEN_EVENT_STORE_PASSWORD are set together or not at all.'],
    };
  }
  return {
    ok: true,
    config: {
      port: e.PORT,
      host: e.HOST,
      dataDir: e.HAVEN_DATA_DIR,
      demo: e.HAVEN_DEMO,
      eventStore: choiceOf(e.HAVEN_EVENT_STORE, e.HAVEN_EVENT_STORE_USER, e.HAVEN_EVENT_STORE_PASSWORD),
      // Mapbox can't be had without its telemetry: the token alone is not consent (docs/adr).
      mapboxToken: e.HAVEN_MAPBOX_CONSENT && e.HAVEN_MAPBOX_TOKEN ? e.HAVEN_MAPBOX_TOKEN : null,
      logLevel: e.HAVEN_LOG_LEVEL,
    },
  };
}

function choiceOf(store: string, username: string | undefined, password: string | undefined): EventStoreChoice {
  if (store === 'sqlite' || store === 'memory') return { kind: store };
  const credentials = username !== undefined && password !== undefined ? { username, password } : null;
  return { kind: 'eventstoredb', connectionString: store, credentials };
}

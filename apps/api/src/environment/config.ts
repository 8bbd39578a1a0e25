import { delimiter } from 'node:path';
import { z } from 'zod';
import { isAddressOrRange } from '../limits/client-address.ts';
import { DEMO_LIMITS, LIMITS, type Limits } from '../limits/limits.ts';
import { misspelt } from './misspelt.ts';
import { withPage } from './page-of-setting.ts';

/** The event store: embedded SQLite, memory (lost at exit), or a server shared by any number of replicas. */
export type EventStoreChoice =
  | { readonly kind: 'sqlite' }
  | { readonly kind: 'memory' }
  | {
      readonly kind: 'eventstoredb';
      readonly connectionString: string;
      readonly credentials: { readonly username: string; readonly password: string } | null;
    };

/**
 * The operator's settings, read once at start and listed in docs/operate/configure.md; an invalid value is refused with a
 * sentence.
 */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** The folder below which the socket of the operator's commands is made; null: the system's for temporary files. */
  readonly runDir: string | null;
  /** Folders below which this program writes backups when its operator asks for one; empty: nowhere. */
  readonly backupDirs: readonly string[];
  /** What this program does by itself once a day; null: nothing. */
  readonly daily: DailyWork | null;
  readonly demo: boolean;
  readonly eventStore: EventStoreChoice;
  readonly mapboxToken: string | null;
  readonly logLevel: string;
  /** Whether each request to the API is a line of the log. */
  readonly requestLog: boolean;
  /** Where traces are sent by OTLP over HTTP; null: nowhere. */
  readonly tracesUrl: string | null;
  /** The public address, with TLS; null: reachable on this machine only, at the address that the program listens on. */
  readonly publicUrl: string | null;
  /** Addresses of reverse proxies whose forwarding headers are trusted. */
  readonly trustedProxies: readonly string[];
  readonly masterKey: string | null;
  readonly masterKeyFile: string | null;
  /** Path of the list of erased subjects, which must be outside the backups; null: next to the log. */
  readonly erasureLedger: string | null;
  /** A separate port for metrics; null: at /metrics, on this machine only. */
  readonly metricsPort: number | null;
  /** The address of that port. */
  readonly metricsHost: string;
  readonly limits: Limits;
  /**
   * Minutes without a place after which a request escalates to the next level; copied to the request when it is opened.
   */
  readonly escalation: readonly number[];
  /** How many times longer than usual the program waits before it refuses a read, a command or a report. */
  readonly waitFactor: number;
  /** The operator is notified when the disk of the data folder has fewer MB left. */
  readonly diskWarnMb: number;
  /** An organisation's own sign-in. */
  readonly oidc: OidcSettings | null;
  /** Hosts of push services allowed in addition to the browsers' own; null: push is off. */
  readonly pushHosts: readonly string[] | null;
  /** The phone on the desk with its gateway app, for text messages of staff; null: there is none. */
  readonly sms: SmsSettings | null;
  /** Whether webhooks may address private networks; for trials only. */
  readonly webhooksAllowPrivate: boolean;
  /** Where signed anchors of the log are written, and the key that signs them; absent: none are written. */
  readonly anchors?: AnchorSettings;
}

/** Where a copy of the log is made each day, and of its keys, and how many copies of the log are kept. */
export interface DailyBackup {
  readonly log: string;
  readonly keys: string;
  readonly keep: number;
}

interface DailyWork {
  /** Minutes after midnight, UTC. */
  readonly atMinutes: number;
  readonly backup: DailyBackup | null;
}

interface AnchorSettings {
  readonly file: string;
  readonly keyFile: string;
}

export interface SmsSettings {
  /** Where its local API answers, ending in a slash. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** What it signs its messages to this program with. */
  readonly signingKey: string;
  /** The number that people text to, as it is shown; null: it is not said. */
  readonly number: string | null;
}

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The only organisation whose people this provider may sign in. */
  readonly organisation: string;
  /** The label of its sign-in button. */
  readonly name: string;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const flag = (name: string) =>
  z
    .enum(['0', '1'], `${name} is 1 (on) or 0 (off).`)
    .optional()
    .transform((v) => v === '1');

const port = (name: string) =>
  z
    .string()
    .regex(/^\d{1,5}$/, `${name} is a whole number from 0 to 65535.`)
    .transform(Number)
    .refine((n) => n <= 65_535, `${name} is a whole number from 0 to 65535.`);
const listIn = (text: string) => text.split(/[, ]+/).filter((s) => s !== '');
const file = (name: string) => z.string().min(1, `${name} is the path of a file.`).optional();

const ESCALATION = 'HAVEN_ESCALATION_MINUTES is up to nine rising numbers of minutes with commas, such as 10,20,30.';

const environment = z.object({
  PORT: port('PORT').prefault('3000'),
  HOST: z.string().min(1, 'HOST is an address to listen on, such as 127.0.0.1.').default('127.0.0.1'),
  HAVEN_DATA_DIR: z.string().min(1, 'HAVEN_DATA_DIR is a folder.').default('./data'),
  HAVEN_RUN_DIR: z.string().min(1, 'HAVEN_RUN_DIR is a folder.').optional(),
  HAVEN_BACKUP_DIRS: z.string().min(1, 'HAVEN_BACKUP_DIRS is a list of folders.').optional(),
  HAVEN_DAILY_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HAVEN_DAILY_AT is a time of day in UTC, such as 04:10.')
    .transform((s) => Number(s.slice(0, 2)) * 60 + Number(s.slice(3)))
    .optional(),
  HAVEN_BACKUP_LOG: z.string().min(1, 'HAVEN_BACKUP_LOG is a folder.').optional(),
  HAVEN_BACKUP_KEYS: z.string().min(1, 'HAVEN_BACKUP_KEYS is a folder.').optional(),
  HAVEN_BACKUP_KEEP: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'HAVEN_BACKUP_KEEP is how many copies are kept, from 1 to 9999.')
    .transform(Number)
    .optional(),
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
  HAVEN_REQUEST_LOG: flag('HAVEN_REQUEST_LOG'),
  HAVEN_TRACES_URL: z
    .url({
      protocol: /^https?$/,
      error: 'HAVEN_TRACES_URL is the address of a collector, such as http://127.0.0.1:4318/v1/traces.',
    })
    .optional(),
  HAVEN_PUBLIC_URL: z
    .string()
    .refine(
      (s) => isPublicUrl(s),
      'HAVEN_PUBLIC_URL is the address people open, such as https://haven.example.org, without a path.',
    )
    .optional(),
  HAVEN_TRUSTED_PROXY: z
    .string()
    .refine(
      (s) => s === 'none' || (listIn(s).length > 0 && listIn(s).every(isAddressOrRange)),
      'HAVEN_TRUSTED_PROXY is a list of addresses or ranges, such as 127.0.0.1,10.0.0.0/8, or none where there is no proxy.',
    )
    .optional(),
  HAVEN_MASTER_KEY: z.string().optional(),
  HAVEN_MASTER_KEY_FILE: file('HAVEN_MASTER_KEY_FILE'),
  HAVEN_ERASURE_LEDGER: file('HAVEN_ERASURE_LEDGER'),
  HAVEN_PUSH_HOSTS: z
    .string()
    .regex(
      /^(none|\.?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?([, ]+\.?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?)*)$/,
      'HAVEN_PUSH_HOSTS is a list of hosts of push services, such as push.example.org, or none.',
    )
    .optional(),
  HAVEN_SMS_GATEWAY: z
    .url({
      protocol: /^https?$/,
      error: 'HAVEN_SMS_GATEWAY is the address of the gateway, such as http://10.8.0.7:8080.',
    })
    .optional(),
  HAVEN_SMS_USER: z.string().min(1, 'HAVEN_SMS_USER is a name.').optional(),
  HAVEN_SMS_PASSWORD: z.string().min(1, 'HAVEN_SMS_PASSWORD is a password.').optional(),
  HAVEN_SMS_SIGNING_KEY: z
    .string()
    .min(16, 'HAVEN_SMS_SIGNING_KEY is the signing key of the gateway, with 16 characters or more.')
    .optional(),
  HAVEN_SMS_NUMBER: z
    .string()
    .regex(/^\+?[\d ]{3,20}$/, 'HAVEN_SMS_NUMBER is a phone number, such as +381 60 123 456.')
    .optional(),
  HAVEN_WEBHOOKS_ALLOW_PRIVATE: flag('HAVEN_WEBHOOKS_ALLOW_PRIVATE'),
  HAVEN_ANCHOR_FILE: file('HAVEN_ANCHOR_FILE'),
  HAVEN_ANCHOR_KEY_FILE: file('HAVEN_ANCHOR_KEY_FILE'),
  HAVEN_METRICS_PORT: port('HAVEN_METRICS_PORT').optional(),
  HAVEN_METRICS_HOST: z.string().min(1, 'HAVEN_METRICS_HOST is an address to listen on, such as 0.0.0.0.').optional(),
  HAVEN_ESCALATION_MINUTES: z
    .string()
    .regex(/^[1-9]\d{0,3}(,[1-9]\d{0,3}){0,8}$/, ESCALATION)
    .transform((s) => s.split(',').map(Number))
    .refine((minutes) => minutes.every((m, i) => i === 0 || m > minutes[i - 1]!), ESCALATION)
    .prefault('10,20,30'),
  HAVEN_WAIT_FACTOR: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'HAVEN_WAIT_FACTOR is a whole number from 1 to 999.')
    .transform(Number)
    .prefault('1'),
  HAVEN_DISK_WARN_MB: z.coerce
    .number('HAVEN_DISK_WARN_MB is a number of megabytes.')
    .min(0, 'HAVEN_DISK_WARN_MB is a number of megabytes.')
    .default(512),
  HAVEN_OIDC_ISSUER: z.url('HAVEN_OIDC_ISSUER is the address of an OpenID provider.').optional(),
  HAVEN_OIDC_CLIENT_ID: z.string().min(1, 'HAVEN_OIDC_CLIENT_ID is a name.').optional(),
  HAVEN_OIDC_CLIENT_SECRET: z.string().min(1, 'HAVEN_OIDC_CLIENT_SECRET is a secret.').optional(),
  HAVEN_OIDC_ORGANISATION: z.string().min(1, 'HAVEN_OIDC_ORGANISATION is the name of an organisation.').optional(),
  HAVEN_OIDC_NAME: z.string().min(1).max(40, 'HAVEN_OIDC_NAME is what the button says, up to 40 letters.').optional(),
});

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly sentences: string[] };

/** Parses the environment. Each invalid value is returned as a sentence with the page that explains it; there is no fallback for one. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const wrong = misspelt(Object.keys(env), Object.keys(environment.shape));
  if (wrong.length > 0) return refused(wrong);
  const parsed = environment.safeParse(env);
  if (!parsed.success) return refused(parsed.error.issues.map((i) => i.message));
  const conflict = conflictIn(parsed.data);
  return conflict === null ? { ok: true, config: configOf(parsed.data) } : refused([conflict]);
}

const refused = (sentences: readonly string[]): ConfigResult => ({ ok: false, sentences: sentences.map(withPage) });

type Environment = z.output<typeof environment>;

/** Why settings that are each valid can't be combined, as a sentence; null: they can. */
function conflictIn(e: Environment): string | null {
  if (e.HAVEN_DEMO && !LOOPBACK.has(e.HOST)) {
    return `The demo lets anybody in, so it listens on this machine only: leave HOST at 127.0.0.1 (it is ${e.HOST}) or set HAVEN_DEMO=0.`;
  }
  if (e.HAVEN_DEMO && isOpenToOthers({ publicUrl: e.HAVEN_PUBLIC_URL ?? null })) {
    return `The demo lets anybody in, so it has no address for others: leave out HAVEN_PUBLIC_URL (it is ${e.HAVEN_PUBLIC_URL}) or set HAVEN_DEMO=0.`;
  }
  if ((e.HAVEN_EVENT_STORE_USER === undefined) !== (e.HAVEN_EVENT_STORE_PASSWORD === undefined)) {
    return 'HAVEN_EVENT_STORE_USER and HAVEN_EVENT_STORE_PASSWORD are set together or not at all.';
  }
  if (e.HAVEN_METRICS_HOST !== undefined && e.HAVEN_METRICS_PORT === undefined)
    return 'HAVEN_METRICS_HOST is the address of a port: set HAVEN_METRICS_PORT as well.';
  if ((e.HAVEN_ANCHOR_FILE === undefined) !== (e.HAVEN_ANCHOR_KEY_FILE === undefined)) {
    return 'HAVEN_ANCHOR_FILE and HAVEN_ANCHOR_KEY_FILE are set together or not at all.';
  }
  const daily = conflictOfDaily(e);
  if (daily !== null) return daily;
  const oidc = [e.HAVEN_OIDC_ISSUER, e.HAVEN_OIDC_CLIENT_ID, e.HAVEN_OIDC_CLIENT_SECRET, e.HAVEN_OIDC_ORGANISATION];
  if (oidc.some((v) => v !== undefined) && oidc.some((v) => v === undefined)) {
    return 'HAVEN_OIDC_ISSUER, HAVEN_OIDC_CLIENT_ID, HAVEN_OIDC_CLIENT_SECRET and HAVEN_OIDC_ORGANISATION are set together or not at all.';
  }
  const sms = [e.HAVEN_SMS_GATEWAY, e.HAVEN_SMS_USER, e.HAVEN_SMS_PASSWORD, e.HAVEN_SMS_SIGNING_KEY];
  if ([...sms, e.HAVEN_SMS_NUMBER].some((v) => v !== undefined) && sms.some((v) => v === undefined)) {
    return 'HAVEN_SMS_GATEWAY, HAVEN_SMS_USER, HAVEN_SMS_PASSWORD and HAVEN_SMS_SIGNING_KEY are set together or not at all.';
  }
  if (!LOOPBACK.has(e.HOST) && e.HAVEN_PUBLIC_URL === undefined) {
    return `On ${e.HOST} others can reach it, so it needs HAVEN_PUBLIC_URL, the https address that people open (docs/operate/install.md).`;
  }
  // Behind an undeclared proxy every client would have the proxy's address, and the failures of one would delay all.
  if (isOpenToOthers({ publicUrl: e.HAVEN_PUBLIC_URL ?? null }) && e.HAVEN_TRUSTED_PROXY === undefined) {
    return `At ${e.HAVEN_PUBLIC_URL} people come through a reverse proxy: HAVEN_TRUSTED_PROXY says at which address it stands, or none where there is no proxy.`;
  }
  return null;
}

function conflictOfDaily(e: Environment): string | null {
  const { HAVEN_BACKUP_LOG: log, HAVEN_BACKUP_KEYS: keys, HAVEN_BACKUP_KEEP: keep } = e;
  if ((log === undefined) !== (keys === undefined))
    return 'HAVEN_BACKUP_LOG and HAVEN_BACKUP_KEYS are set together or not at all: keys never lie where a copy of the log does.';
  if (log === undefined) return keep === undefined ? null : 'HAVEN_BACKUP_KEEP goes with HAVEN_BACKUP_LOG.';
  if (e.HAVEN_DAILY_AT === undefined)
    return 'HAVEN_BACKUP_LOG says where a copy is made each day: HAVEN_DAILY_AT says when.';
  if (e.HAVEN_EVENT_STORE !== 'sqlite')
    return 'HAVEN_BACKUP_LOG is for the log in files: one on a server is copied by "haven backup", or by the server itself.';
  return null;
}

const dailyOf = (e: Environment): DailyWork | null => {
  const { HAVEN_DAILY_AT: atMinutes, HAVEN_BACKUP_LOG: log, HAVEN_BACKUP_KEYS: keys } = e;
  if (atMinutes === undefined) return null;
  const backup = log === undefined || keys === undefined ? null : { log, keys, keep: e.HAVEN_BACKUP_KEEP ?? 30 };
  return { atMinutes, backup };
};

function smsOf(e: Environment): SmsSettings | null {
  const { HAVEN_SMS_GATEWAY: url, HAVEN_SMS_USER: username, HAVEN_SMS_PASSWORD: password } = e;
  const { HAVEN_SMS_SIGNING_KEY: signingKey, HAVEN_SMS_NUMBER: number = null } = e;
  if (url === undefined || username === undefined || password === undefined || signingKey === undefined) return null;
  return { url: url.endsWith('/') ? url : `${url}/`, username, password, signingKey, number };
}

/** Folders for backups: those for each day are among them. */
const backupDirsOf = ({ HAVEN_BACKUP_DIRS: named = '', HAVEN_BACKUP_LOG: log, HAVEN_BACKUP_KEYS: keys }: Environment) =>
  [...new Set([...named.split(delimiter), log ?? '', keys ?? ''])].filter((folder) => folder !== '');

const configOf = (e: Environment): Config => ({
  publicUrl: e.HAVEN_PUBLIC_URL ? new URL(e.HAVEN_PUBLIC_URL).origin : null,
  trustedProxies: e.HAVEN_TRUSTED_PROXY === 'none' ? [] : listIn(e.HAVEN_TRUSTED_PROXY ?? ''),
  masterKey: e.HAVEN_MASTER_KEY ?? null,
  masterKeyFile: e.HAVEN_MASTER_KEY_FILE ?? null,
  erasureLedger: e.HAVEN_ERASURE_LEDGER ?? null,
  pushHosts: e.HAVEN_PUSH_HOSTS === 'none' ? null : (e.HAVEN_PUSH_HOSTS ?? '').split(/[, ]+/).filter((s) => s !== ''),
  sms: smsOf(e),
  webhooksAllowPrivate: e.HAVEN_WEBHOOKS_ALLOW_PRIVATE,
  metricsPort: e.HAVEN_METRICS_PORT ?? null,
  metricsHost: e.HAVEN_METRICS_HOST ?? '127.0.0.1',
  ...(e.HAVEN_ANCHOR_FILE && e.HAVEN_ANCHOR_KEY_FILE
    ? { anchors: { file: e.HAVEN_ANCHOR_FILE, keyFile: e.HAVEN_ANCHOR_KEY_FILE } }
    : {}),
  oidc:
    e.HAVEN_OIDC_ISSUER && e.HAVEN_OIDC_CLIENT_ID && e.HAVEN_OIDC_CLIENT_SECRET && e.HAVEN_OIDC_ORGANISATION
      ? {
          issuer: e.HAVEN_OIDC_ISSUER,
          clientId: e.HAVEN_OIDC_CLIENT_ID,
          clientSecret: e.HAVEN_OIDC_CLIENT_SECRET,
          organisation: e.HAVEN_OIDC_ORGANISATION,
          name: e.HAVEN_OIDC_NAME ?? e.HAVEN_OIDC_ORGANISATION,
        }
      : null,
  escalation: e.HAVEN_ESCALATION_MINUTES,
  waitFactor: e.HAVEN_WAIT_FACTOR,
  diskWarnMb: e.HAVEN_DISK_WARN_MB,
  limits: e.HAVEN_DEMO ? DEMO_LIMITS : LIMITS,
  port: e.PORT,
  host: e.HOST,
  dataDir: e.HAVEN_DATA_DIR,
  runDir: e.HAVEN_RUN_DIR ?? null,
  backupDirs: backupDirsOf(e),
  daily: dailyOf(e),
  demo: e.HAVEN_DEMO,
  eventStore: choiceOf(e.HAVEN_EVENT_STORE, e.HAVEN_EVENT_STORE_USER, e.HAVEN_EVENT_STORE_PASSWORD),
  // Mapbox always sends telemetry, so a token without the operator's explicit consent is refused (docs/adr).
  mapboxToken: e.HAVEN_MAPBOX_CONSENT && e.HAVEN_MAPBOX_TOKEN ? e.HAVEN_MAPBOX_TOKEN : null,
  logLevel: e.HAVEN_LOG_LEVEL,
  requestLog: e.HAVEN_REQUEST_LOG,
  tracesUrl: e.HAVEN_TRACES_URL ?? null,
});

/** An https origin, or http on loopback; an origin without path or query. */
function isPublicUrl(s: string): boolean {
  if (!URL.canParse(s)) return false;
  const { protocol, hostname, pathname, search, hash } = new URL(s);
  const plain = protocol === 'http:' && LOOPBACK.has(hostname);
  return (protocol === 'https:' || plain) && pathname === '/' && search === '' && hash === '';
}

/** Whether the program is reachable from other machines. */
export const isOpenToOthers = ({ publicUrl }: Pick<Config, 'publicUrl'>): boolean =>
  publicUrl !== null && !LOOPBACK.has(hostOf(publicUrl));

/** A URL writes an IPv6 address in brackets; everything else does not. */
const hostOf = (url: string): string => new URL(url).hostname.replace(/^\[|\]$/g, '');

function choiceOf(store: string, username: string | undefined, password: string | undefined): EventStoreChoice {
  if (store === 'sqlite' || store === 'memory') return { kind: store };
  const credentials = username !== undefined && password !== undefined ? { username, password } : null;
  return { kind: 'eventstoredb', connectionString: store, credentials };
}

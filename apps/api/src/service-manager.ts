import { execFile } from 'node:child_process';

/** The variables of a process. */
type Environment = Record<string, string | undefined>;

/** What the program says to the service manager that started it (systemd). Elsewhere it is said to nobody. */
export interface ServiceManager {
  /** What it does now, for `systemctl status`. */
  status(sentence: string): Promise<void>;
  /** It serves. From now on it says that it lives, as often as the manager asked for. */
  ready(sentence: string): Promise<void>;
  stopping(): Promise<void>;
}

/** Signs of life in the time after which the manager gives up: one that is late, or lost, ends nothing. */
const SIGNS = 3;
const VARIABLES = ['NOTIFY_SOCKET', 'WATCHDOG_USEC', 'WATCHDOG_PID'] as const;

/**
 * The service manager that `environment` names. Its variables are taken out of there: a process that the program starts
 * has nothing to say to it. `tell` takes the one sentence that is due when nothing could be said.
 */
export function serviceManagerOf(
  environment: Environment,
  pid: number,
  tell: (sentence: string) => void,
): ServiceManager {
  const { PATH, NOTIFY_SOCKET, WATCHDOG_USEC, WATCHDOG_PID } = environment;
  for (const name of VARIABLES) delete environment[name];
  if (!NOTIFY_SOCKET) return { status: async () => {}, ready: async () => {}, stopping: async () => {} };
  const isOurs = WATCHDOG_PID === undefined || Number(WATCHDOG_PID) === pid;
  const watchdogMs = isOurs && WATCHDOG_USEC ? Number(WATCHDOG_USEC) / 1_000 : null;
  return new Systemd({ ...(PATH === undefined ? {} : { PATH }), NOTIFY_SOCKET }, watchdogMs, tell);
}

/** Node opens no datagram sockets of the file system, so systemd's own command says each word (adr 144). */
class Systemd implements ServiceManager {
  readonly #environment: Readonly<Record<string, string>>;
  readonly #watchdogMs: number | null;
  readonly #tell: (sentence: string) => void;
  #failed = false;
  #isStopping = false;
  #signs: NodeJS.Timeout | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(
    environment: Readonly<Record<string, string>>,
    watchdogMs: number | null,
    tell: (sentence: string) => void,
  ) {
    this.#environment = environment;
    this.#watchdogMs = watchdogMs;
    this.#tell = tell;
  }

  status = (sentence: string): Promise<void> => this.#say(`STATUS=${sentence}`);

  async ready(sentence: string): Promise<void> {
    await this.#say('READY=1', `STATUS=${sentence}`);
    this.#signLater();
  }

  stopping(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#signs);
    return this.#say('STOPPING=1');
  }

  /** Of the event loop alone: a log that is away is not mended by starting the program again. */
  #signLater(): void {
    if (this.#watchdogMs === null || this.#isStopping) return;
    const sign = () => void this.#say('WATCHDOG=1').then(() => this.#signLater());
    this.#signs = setTimeout(sign, this.#watchdogMs / SIGNS).unref();
  }

  /** One after the other, so that the last is the newest. */
  #say(...words: readonly string[]): Promise<void> {
    this.#last = this.#last.then(() => this.#notify(words));
    return this.#last;
  }

  #notify(words: readonly string[]): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    execFile('systemd-notify', words, { env: { ...this.#environment } }, (error) => {
      if (error !== null && !this.#failed) {
        this.#failed = true;
        this.#tell(`systemd waits for this program, and systemd-notify could not tell it: ${error.message.trim()}`);
      }
      resolve();
    });
    return promise;
  }
}

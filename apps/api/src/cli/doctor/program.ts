import { type Config, parseConfig } from '../../environment/config.ts';
import { openEventStore } from '../../environment/event-store.ts';
import type { UpkeepAge } from '../../processes/upkeep/upkeep.ts';
import { newerLogRefused } from '../../streams/log-format.ts';
import { type Health, SENTENCES } from '../health.ts';
import { type Finding, fix, ok, unknown } from './finding.ts';

const WITHIN_MS = 10_000;

/** The settings of this shell, which are those of the program where both are started in one way. */
export function settings(parsed: ReturnType<typeof parseConfig>): Finding {
  return parsed.ok
    ? ok('settings', 'Each is one, and they go together.')
    : fix('settings', parsed.sentences.join(' '), 'docs/operate/configure.md lists them');
}

/** Whether the program runs and says that it is well. */
export function program(health: Health | null, url: string): Finding {
  const what = 'program';
  if (health === null) return unknown(what, 'None runs on this folder: what shows only while it runs is not known.');
  const { status, conditions } = health;
  const sentence = `${url} says: ${SENTENCES[status] ?? status}`;
  if (status === 'ready') return ok(what, sentence);
  return fix(what, [sentence, ...conditions].join(' '), 'docs/operate/monitor.md says what each means');
}

/** The clock against what the log holds. */
export function clock(conditions: readonly string[] | null): Finding {
  if (conditions === null) return unknown('clock', 'It is held against the log by the program that runs.');
  return conditions.includes('clock_behind')
    ? fix(
        'clock',
        'It is behind the newest fact of the log.',
        'timedatectl set-ntp true, on each machine of the program',
      )
    : ok('clock', 'It is not behind the log.');
}

/** Whether what is done once a day is done: forgetting, backup, the check of the log. */
export function dailyWork({ daily, eventStore }: Config, ages: readonly UpkeepAge[] | null): Finding {
  const what = 'daily work';
  if (eventStore.kind === 'memory') return ok(what, 'A log in memory needs none.');
  if (ages?.length === 0 || (ages === null && daily === null))
    return fix(what, 'Nothing is forgotten, copied or checked by itself.', 'set HAVEN_DAILY_AT=04:10');
  if (ages === null) return unknown(what, 'When it was done last is asked of the program that runs.');
  const text = ages.map(({ work, lastDone }) => `${work} ${lastDone ?? 'never yet'}`).join(', ');
  if (ages.some(({ late }) => late))
    return fix(
      what,
      `It is late: ${text}.`,
      'the log of the program says why; haven retain, backup, verify do it by hand',
    );
  return daily !== null && daily.backup === null && eventStore.kind === 'sqlite'
    ? fix(what, `No copy is made: ${text}.`, 'set HAVEN_BACKUP_LOG and HAVEN_BACKUP_KEYS')
    : ok(what, `${text}.`);
}

/**
 * Whether the log can be opened by this account and this release. A program that runs has opened it: its health says
 * how the log answers.
 */
export async function store(config: Config, health: Health | null): Promise<Finding> {
  const what = 'log';
  const { eventStore } = config;
  if (eventStore.kind === 'memory') return ok(what, 'It is in memory, and gone at the end.');
  const isServer = eventStore.kind === 'eventstoredb';
  const engine = isServer ? 'the server' : `SQLite ${process.versions['sqlite'] ?? ''}`.trim();
  if (health !== null && !isServer)
    return health.status === 'delayed'
      ? fix(what, 'It does not answer.', 'look at the disk: dmesg, df -h')
      : ok(what, `The program has it open (${engine}).`);
  return opened(config, engine, isServer);
}

async function opened(config: Config, engine: string, isServer: boolean): Promise<Finding> {
  const what = 'log';
  const by = isServer ? 'docs/operate/cluster.md: the account' : 'docs/operate/restore.md';
  const silent = AbortSignal.timeout(WITHIN_MS);
  const late = new Promise<never>((_, reject) => {
    silent.addEventListener('abort', () => reject(new Error(`It does not answer within ${WITHIN_MS / 1_000} s.`)));
  });
  try {
    const log = await Promise.race([openEventStore(config), late]);
    try {
      const newer = await Promise.race([newerLogRefused(log), late]);
      if (newer !== null) return fix(what, newer, 'start the release that wrote it');
      await Promise.race([log.head(), late]);
      return ok(what, `This account opens it (${engine}), and this release reads it.`);
    } finally {
      await Promise.race([log.close(), late.catch(() => undefined)]);
    }
  } catch (error) {
    return fix(what, (error as Error).message, by);
  }
}

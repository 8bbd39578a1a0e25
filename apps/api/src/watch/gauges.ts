import { CONDITIONS } from '../environment/conditions.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Vitals } from './vitals.ts';

/** The numbers that are read when a scraper asks. Their names are a table of docs/operate/metrics.md, which a check compares. */
export function registerGauges(metrics: Metrics, vitals: Vitals): void {
  metrics.sampleBy(
    'haven_reader_behind_seconds',
    'For how long the log has had something that this reader has not read.',
    'reader',
    () => Object.entries(vitals.readersBehindMs()).map(([reader, ms]) => [reader, ms / 1_000]),
  );
  metrics.sample(
    'haven_history_behind_events',
    'Events of houses that the history has not read yet.',
    () => vitals.historyBehind,
  );
  metrics.sample(
    'haven_store_silent_seconds',
    'Since when the log has not answered its liveness probe.',
    () => vitals.storeSilentMs / 1_000,
  );
  metrics.sample(
    'haven_commands_unfinished',
    'Commands that wait for their turn, or are decided and written.',
    () => vitals.unfinishedCommands,
  );
  metrics.sample('haven_live_readers', 'Open sockets of people who are signed in.', () => vitals.openSockets);
  metrics.sampleBy('haven_holds', 'Holds that run, and those that are over and not recorded as ended.', 'state', () =>
    Object.entries(vitals.holds()),
  );
  metrics.sampleBy('haven_unreadable', 'Streams of the log that cannot be read, by kind.', 'kind', () =>
    vitals.unreadable(),
  );
  metrics.sampleBy('haven_webhooks', 'Webhooks, by how it stands with them.', 'state', () =>
    Object.entries(vitals.webhooks()),
  );
  metrics.sample(
    'haven_webhook_messages_waiting',
    'Messages for webhooks that wait in memory.',
    () => vitals.webhooksWaiting,
  );
  metrics.sample(
    'haven_disk_free_bytes',
    'The room on the disk of the data folder.',
    () => vitals.diskFreeBytes ?? Number.NaN,
  );
  metrics.sample(
    'haven_clock_behind_log_seconds',
    'How far the clock of this machine is behind the newest fact of the log.',
    () => vitals.clockBehindMs / 1_000,
  );
  metrics.sampleBy('haven_upkeep_age_seconds', 'How long ago each daily work was done last.', 'work', () =>
    vitals.upkeep().map(({ work, ageMs }) => [work, ageMs === null ? Number.NaN : ageMs / 1_000]),
  );
  metrics.sample(
    'haven_backup_age_seconds',
    'How long ago the log was last copied: by the program, by a command, or by other means as a command said.',
    () => (vitals.backupAgeMs ?? Number.NaN) / 1_000,
  );
  metrics.sampleBy('haven_condition', '1 while it is so: what health says is wrong with the program.', 'name', () =>
    CONDITIONS.map((name) => [name, vitals.conditions().includes(name) ? 1 : 0]),
  );
}

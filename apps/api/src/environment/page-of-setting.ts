/** Pages that say more of a setting than the table of all of them, by how its name begins; the first that fits. */
const PAGES: readonly (readonly [begins: string, page: string])[] = [
  ['HAVEN_SMS_', 'docs/operate/text-messages.md'],
  ['HAVEN_EVENT_STORE', 'docs/operate/cluster.md'],
  ['HAVEN_ANCHOR_', 'docs/operate/verify-the-log.md'],
  ['HAVEN_BACKUP_DIRS', 'docs/operate/backup.md'],
  ['HAVEN_BACKUP_', 'docs/operate/daily-work.md'],
  ['HAVEN_DAILY_AT', 'docs/operate/daily-work.md'],
  ['HAVEN_METRICS_', 'docs/operate/metrics.md'],
  ['HAVEN_TRACES_URL', 'docs/operate/monitor.md'],
  ['HAVEN_REQUEST_LOG', 'docs/operate/monitor.md'],
  ['HAVEN_PUBLIC_URL', 'docs/operate/install.md'],
  ['HAVEN_TRUSTED_PROXY', 'docs/operate/install.md'],
  ['HAVEN_MASTER_KEY', 'docs/operate/install.md'],
];

/** The page of the manual that explains a setting. */
export const pageOfSetting = (name: string): string =>
  PAGES.find(([begins]) => name.startsWith(begins))?.[1] ?? 'docs/operate/configure.md';

/** A sentence that refuses a setting, with the page of the first setting that it names, unless it names one itself. */
export function withPage(sentence: string): string {
  if (sentence.includes('docs/operate/')) return sentence;
  return `${sentence} See ${pageOfSetting(/HAVEN_[A-Z_]*[A-Z]/.exec(sentence)?.[0] ?? '')}.`;
}

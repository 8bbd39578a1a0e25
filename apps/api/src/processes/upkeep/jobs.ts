import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BrokenLink } from '@safe-haven/event-store';
import type { LogCheck } from '../../audit/verify/log-check.ts';
import { type Clock, instantOf } from '../../environment/clock.ts';
import type { Conditions } from '../../environment/conditions.ts';
import type { DailyBackup } from '../../environment/config.ts';
import type { LogBackup } from '../../privacy/backup/log-backup.ts';
import type { Keys } from '../../privacy/erasure/compose-keys.ts';
import { type Job, UPKEEP_ACTOR } from './upkeep.ts';

/** Forgets what is due, and again what an old backup brought back. */
export const retainJob = ({ operations, erasures }: Pick<Keys, 'operations' | 'erasures'>): Job => ({
  work: 'retain',
  name: 'Forgetting what is due',
  async run(isEnding) {
    await erasures.finish();
    for (;;) {
      const { left, stopped } = await operations.retain({ dryRun: false }, UPKEEP_ACTOR);
      if (stopped !== null) return stopped;
      if (left === 0) return null;
      if (isEnding()) return 'The program was ended meanwhile.';
    }
  },
});

/** Checks every hash chain of the log. What is broken stays so in health until a check finds it whole. */
export const verifyJob = (check: Pick<LogCheck, 'finished'>, conditions: Conditions): Job => ({
  work: 'verify',
  name: 'The check of the log',
  async run() {
    const checked = await check.finished();
    if (checked.state !== 'done') return checked.state === 'failed' ? checked.reason : 'It did not end.';
    if (checked.broken === null) {
      conditions.end('log_broken', 'The log is whole again.');
      return null;
    }
    const sentence = brokenSentence(checked.broken);
    conditions.begin('log_broken', sentence);
    return sentence;
  },
});

const brokenSentence = ({ stream, revision, position }: BrokenLink): string =>
  `The log is not what was written: ${stream === '' ? '' : `stream ${stream}, revision ${revision}, `}position ${position}. Keep a copy of it, and see docs/operate/verify-the-log.md.`;

interface BackupParts {
  readonly backup: Pick<LogBackup, 'finished'>;
  readonly places: DailyBackup;
  /** The list of what was erased: a copy of it makes an old backup safe. */
  readonly ledger: string;
  readonly clock: Clock;
}

/** Folders that this job made; others in the same place are not its own to remove. */
const MADE = /^\d{4}-\d{2}-\d{2}T\d{4}$/;

/** Copies the log, its keys apart, and the list of erasures next to the keys; the oldest copies of the log go. */
export const backupJob = ({ backup, places: { log, keys, keep }, ledger, clock }: BackupParts): Job => ({
  work: 'backup',
  name: 'The backup',
  async run() {
    const folder = join(log, instantOf(clock.now()).slice(0, 16).replace(':', ''));
    const ended = await backup.finished({ log: folder, keys }, UPKEEP_ACTOR);
    if (ended.state === 'failed') return ended.reason;
    if (ended.state !== 'done') return 'It did not end.';
    if (existsSync(ledger)) replaceWithCopy(ledger, join(keys, 'erasures.ndjson'));
    const made = readdirSync(log)
      .filter((name) => MADE.test(name))
      .sort();
    for (const name of made.slice(0, -keep)) rmSync(join(log, name), { recursive: true, force: true });
    return null;
  },
});

/** Whole, or not at all. */
function replaceWithCopy(from: string, to: string): void {
  const draft = `${to}.${randomBytes(4).toString('hex')}`;
  copyFileSync(from, draft);
  renameSync(draft, to);
}

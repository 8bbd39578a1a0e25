import { parseArgs } from 'node:util';
import { country, label } from '@safe-haven/contracts';
import { z } from 'zod';
import { type CountsFile, readDailyCounts } from './import/daily-counts.ts';
import { type ImportOptions, importCounts } from './import/import-counts.ts';
import { progressBar } from './import/progress.ts';
import { Refused } from './import/refused.ts';
import { openTarget } from './import/target.ts';

const USAGE = `
  npm run import -- daily-counts FILE.csv[.gz] --organisation NAME --country CA --area Toronto --timezone America/Toronto
      --taken-at 04:00   when the count is taken, local time of the morning after the night
      --mode past        houses with a history and no present, in trends alone; counted: houses that report here from now on
      --dry-run          says what would happen and writes nothing
`;
const FAULTS_SHOWN = 20;

const timezone = z
  .string()
  .refine((tz) => Intl.supportedValuesOf('timeZone').includes(tz) || tz === 'UTC', 'is not a time zone');
const optionsSchema = z.object({
  organisation: label,
  country,
  area: label,
  timezone,
  'taken-at': z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time such as 04:00'),
  mode: z.enum(['past', 'counted']),
  'dry-run': z.boolean(),
});

process.exitCode = await main(process.argv.slice(2));

const DRAFTS =
  '  New houses are drafts: a manager of the organisation or an administrator publishes them before others see them.';

async function main(argv: string[]): Promise<number> {
  const parsed = readArguments(argv);
  if (!parsed.ok) return say(`${parsed.sentence}\n${USAGE}`, 2);
  const { file, options, dryRun } = parsed;
  const today = new Date().toISOString().slice(0, 10);
  const counts = await readDailyCounts(file, today).catch((error: Error) => error.message);
  if (typeof counts === 'string') return say(counts, 2);
  if (counts.faults.length > 0) return refuse(counts);
  const shelters = new Set(counts.rows.map((r) => r.shelterId)).size;
  const nights = counts.rows.map((r) => r.night).sort();
  say(`  ${counts.rows.length} rows, ${shelters} houses, nights from ${nights[0]} to ${nights.at(-1)}.`);
  if (dryRun) return say('  Nothing was written: this was a dry run.');
  return write(counts, options);
}

async function write(counts: CountsFile, options: ImportOptions): Promise<number> {
  const dataDir = process.env['HAVEN_DATA_DIR'] ?? './data';
  const bar = progressBar(counts.rows.length);
  const target = await openTarget(dataDir, options.organisation, (seconds) =>
    bar.say(`  The program has others to serve as well: it goes on by itself in ${seconds} s.`),
  );
  say(`  Writing to ${target.where}.`);
  const started = performance.now();
  try {
    const result = await importCounts(target, counts.rows, options, bar.at);
    bar.end();
    const seconds = (performance.now() - started) / 1000;
    const rate = Math.round(counts.rows.length / seconds);
    if (result.registered > 0 && options.mode === 'counted') say(DRAFTS);
    return say(
      `  ${result.registered} houses registered, ${result.recorded} nights recorded, ${result.alreadyThere} were there already. ${seconds.toFixed(1)} s, ${rate} rows a second.`,
    );
  } catch (error) {
    bar.end();
    const why = error instanceof Refused ? `It was refused: ${error.code}.` : String((error as Error).message);
    return say(`  The import stopped. ${why} What was written stays; run it again to go on.`, 1);
  } finally {
    await target.close();
  }
}

function refuse(counts: CountsFile): number {
  const shown = counts.faults.slice(0, FAULTS_SHOWN).map((f) => `  line ${f.line}: ${f.message}`);
  const more = counts.faults.length - shown.length;
  return say(
    [
      ...shown,
      ...(more > 0 ? [`  and ${more} more`] : []),
      '',
      `  ${counts.faults.length} bad rows: nothing was written. Mend the file and run it again.`,
    ].join('\n'),
    1,
  );
}

type Arguments =
  | { readonly ok: true; readonly file: string; readonly options: ImportOptions; readonly dryRun: boolean }
  | { readonly ok: false; readonly sentence: string };

function readArguments(argv: string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        organisation: { type: 'string' },
        country: { type: 'string' },
        area: { type: 'string' },
        timezone: { type: 'string' },
        'taken-at': { type: 'string', default: '04:00' },
        mode: { type: 'string', default: 'past' },
        'dry-run': { type: 'boolean', default: false },
      },
    });
    const [what, file, ...rest] = positionals;
    if (what !== 'daily-counts' || !file || rest.length > 0)
      return { ok: false, sentence: '  Say what to import and from which file.' };
    const parsed = optionsSchema.safeParse(values);
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!;
      return { ok: false, sentence: `  --${String(issue.path[0])} is missing or wrong: ${issue.message}.` };
    }
    const { 'taken-at': takenAt, 'dry-run': dryRun, ...options } = parsed.data;
    return { ok: true, file, options: { ...options, takenAt }, dryRun };
  } catch (error) {
    return { ok: false, sentence: `  ${(error as Error).message}` };
  }
}

function say(text: string, code = 0): number {
  (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  return code;
}

import { parseConfig } from '../environment/config.ts';
import { runningProgram } from '../privacy/operator/running-program.ts';
import { UPKEEP_ACT, type UpkeepAge } from '../processes/upkeep/upkeep.ts';
import { type Command, EXIT, print } from './command.ts';
import { certificate } from './doctor/certificate.ts';
import { type Finding, fix } from './doctor/finding.ts';
import { backupFolders, dataFolder, disk, masterKey, proxy } from './doctor/machine.ts';
import { clock, dailyWork, program, settings, store } from './doctor/program.ts';
import { type Health, healthOf } from './health.ts';

const USAGE = `
  haven doctor          looks at what a program needs, and says of each thing whether it is well or how it is put right
  haven doctor --json   the same for a program

  It changes nothing, and reaches nothing but the log, the program that runs, and the address that people open
  (HAVEN_PUBLIC_URL), whose certificate it looks at. Run it with the settings and the account of the program.
  It ends with 0 when nothing has to be put right, and with 1 when something has.
`;
const MARKS = { ok: 'ok ', fix: 'FIX', unknown: ' ? ' } as const;

export const doctor: Command = { usage: USAGE, run: main };

async function main(args: string[]): Promise<number> {
  const isJson = args.length === 1 && args[0] === '--json';
  if (args.length > 0 && !isJson) return print(USAGE, EXIT.usage);
  const findings = await lookedAt(process.env);
  const code = findings.some(({ state }) => state === 'fix') ? EXIT.failed : EXIT.done;
  if (isJson) {
    process.stdout.write(`${JSON.stringify({ ok: code === EXIT.done, findings })}\n`);
    return code;
  }
  for (const { what, state, sentence, fix: by } of findings) {
    process.stdout.write(`  ${MARKS[state]}  ${what}: ${sentence}\n${by === undefined ? '' : `       → ${by}\n`}`);
  }
  return code;
}

async function lookedAt(env: Readonly<Record<string, string | undefined>>): Promise<Finding[]> {
  const parsed = parseConfig(env);
  if (!parsed.ok) return [settings(parsed)];
  const { config } = parsed;
  const found: Finding[] = [settings(parsed), dataFolder(config)];
  let [health, ages, url]: [Health | null, UpkeepAge[] | null, string] = [null, null, ''];
  try {
    const running = await runningProgram(config);
    url = running?.about.url ?? '';
    health = running ? await healthOf(url) : null;
    ages = running ? await running.ask<UpkeepAge[]>(UPKEEP_ACT) : null;
    found.push(program(health, url));
  } catch (error) {
    found.push(fix('program', (error as Error).message, 'run this as the account of the program'));
  }
  const conditions = health?.conditions ?? null;
  const hasData = found[1]!.state === 'ok' || config.eventStore.kind === 'eventstoredb';
  return [
    ...found,
    ...(hasData ? [await store(config, health)] : []),
    masterKey(config),
    clock(conditions),
    await disk(config),
    await backupFolders(config),
    dailyWork(config, ages),
    proxy(config, conditions),
    await certificate(config),
  ];
}

import { parseConfig } from '../environment/config.ts';
import { runningProgram } from '../privacy/operator/running-program.ts';
import { whichFolder } from '../privacy/operator/which-folder.ts';
import { type Command, EXIT, print } from './command.ts';
import { healthOf, SENTENCES } from './health.ts';

const USAGE = `
  haven status          whether the program on this data folder runs and is well
  haven status --json   the same for a program

  It ends with 0 when people can work, and with 1 when not.
`;

export const status: Command = { usage: USAGE, run: main };

async function main(args: string[]): Promise<number> {
  const isJson = args.length === 1 && args[0] === '--json';
  if (args.length > 0 && !isJson) return print(USAGE, EXIT.usage);
  const parsed = parseConfig(process.env);
  if (!parsed.ok) return print(`  ${parsed.sentences.join(' ')}`, EXIT.failed);
  const { dataDir } = parsed.config;
  try {
    const program = await runningProgram(parsed.config);
    if (!program) return none(dataDir, isJson);
    const { url } = program.about;
    const health = await healthOf(url);
    const code = health.status === 'ready' || health.status === 'degraded' ? EXIT.done : EXIT.failed;
    if (isJson) return printed({ url, dataDir, ...health }, code);
    print(
      `  The program at ${url} has ${dataDir} open. ${SENTENCES[health.status] ?? `It says "${health.status}".`}`,
      code,
    );
    for (const condition of health.conditions) print(`  ${condition}: docs/operate/monitor.md says what to do.`, code);
    if (health.unreadable > 0) print(`  ${health.unreadable} of what is in the log can't be read by it.`, code);
    return code;
  } catch (error) {
    return print(`  ${(error as Error).message}`, EXIT.failed);
  }
}

const printed = (answer: object, code: number): number => {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
  return code;
};

const none = (dataDir: string, isJson: boolean): number =>
  isJson
    ? printed({ url: null, dataDir, status: 'stopped', unreadable: 0, conditions: [] }, EXIT.failed)
    : print(
        `  No program has ${whichFolder(dataDir)} open: HAVEN_DATA_DIR and HAVEN_RUN_DIR say which one is meant.`,
        EXIT.failed,
      );

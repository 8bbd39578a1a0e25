import { type Command, EXIT, print } from './command.ts';

interface Listed {
  readonly does: string;
  load(): Promise<Command>;
}

/** Each is loaded when it is called: none waits for what another needs. */
const COMMANDS: Readonly<Record<string, Listed>> = {
  up: {
    does: 'starts the program; in a clone it installs and builds first',
    load: async () => (await import('./up.ts')).up,
  },
  'first-link': {
    does: 'makes the link for the first administrator',
    load: async () => (await import('./first-link.ts')).firstLink,
  },
  doctor: {
    does: 'says what is well and how the rest is put right',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  backup: {
    does: 'copies the log, and its keys to another place, while the program runs',
    load: async () => (await import('./backup.ts')).backup,
  },
  restore: {
    does: 'puts a backup together in a new folder, and checks it',
    load: async () => (await import('./restore.ts')).restoring,
  },
  status: {
    does: 'whether the program runs and is well',
    load: async () => (await import('./status.ts')).status,
  },
  retain: {
    does: 'shows what may not be kept any longer, and erases it with --yes',
    load: async () => (await import('./retain.ts')).retain,
  },
  erase: {
    does: 'shows what would be forgotten of one subject, and forgets it with --yes',
    load: async () => (await import('./erase.ts')).erase,
  },
  keys: {
    does: 'counts the data keys of each master key, and moves them to the newest',
    load: async () => (await import('./keys.ts')).keys,
  },
  verify: {
    does: 'checks the hash chains of the log, and the anchors that were signed of it',
    load: async () => (await import('./verify.ts')).verify,
  },
  import: {
    does: 'brings in houses, rooms, rules, people or nights from a file',
    load: async () => (await import('./import.ts')).importing,
  },
  export: {
    does: 'writes all that is of one organisation to a folder, for one that leaves',
    load: async () => (await import('./export.ts')).exporting,
  },
  migrate: {
    does: 'copies a log from a folder to a server, or back',
    load: async () => (await import('./migrate.ts')).migrate,
  },
};

const LONGEST = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
const USAGE = `
  haven COMMAND ...

${Object.entries(COMMANDS)
  .map(([name, { does }]) => `  ${name.padEnd(LONGEST)}  ${does}`)
  .join('\n')}

  haven COMMAND --help   how it is used
  haven --version        which release this is

  It speaks to the program that has the data folder open (HAVEN_DATA_DIR, HAVEN_RUN_DIR), as the account of that program; where
  none runs it opens the log itself.
  It ends with 0 when all is done, 1 when not, 2 when the words are wrong, 3 when it only showed what --yes would erase.
`;

/**
 * `haven` with its arguments; answers with the code that the process ends with. Where nobody reads on, as after `| head`, the
 * rest is dropped: a command ends its work all the same.
 */
export async function haven([name, ...args]: string[], version: string): Promise<number> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  if (name === undefined) return print(USAGE, EXIT.usage);
  if (name === '--help' || name === '-h' || name === 'help') return print(USAGE);
  if (name === '--version' || name === '-v') return print(version);
  const listed = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!listed) return print(`  There is no command ${name}.\n${USAGE}`, EXIT.usage);
  const command = await listed.load();
  if (args.includes('--help') || args.includes('-h')) return print(command.usage);
  return command.run(args);
}

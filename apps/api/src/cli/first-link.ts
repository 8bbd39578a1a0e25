import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseConfig } from '../environment/config.ts';
import type { Link } from '../identity/administration/administration.ts';
import { FIRST_LINK_ACT } from '../identity/administration/first-administrator.ts';
import { runningProgram } from '../privacy/operator/running-program.ts';
import { whichFolder } from '../privacy/operator/which-folder.ts';
import { type Command, EXIT, print } from './command.ts';

const USAGE = `
  haven first-link               makes the link with which somebody becomes the first administrator, and prints it
  haven first-link --into FILE   writes it to FILE instead, which this account alone can read

  It is good for 72 hours, works once, and a new one ends the one before. Where somebody administers already there is none:
  people are invited under People.
`;

export const firstLink: Command = { usage: USAGE, run: main };

async function main(argv: string[]): Promise<number> {
  const into = fileIn(argv);
  if (into === null) return print(USAGE, EXIT.usage);
  const parsed = parseConfig(process.env);
  if (!parsed.ok) return print(`  ${parsed.sentences.join(' ')}`, EXIT.failed);
  try {
    const program = await runningProgram(parsed.config);
    if (!program)
      return print(`  No program has ${whichFolder(parsed.config.dataDir)} open: start it first.`, EXIT.failed);
    const made = await program.ask<Link | null>(FIRST_LINK_ACT);
    if (made === null) return print('  Somebody administers it already: people are invited there.', EXIT.failed);
    if (into === '') return print(`  Open this link within 72 hours to become the first administrator: ${made.link}`);
    writeFileSync(into, `${made.link}\n`, { mode: 0o600, flag: 'wx' });
    return print(`  The link is in ${into}, good for 72 hours. Remove the file when it was used.`);
  } catch (error) {
    return print(`  ${(error as Error).message}`, EXIT.failed);
  }
}

/** The file to write to, or '' for the terminal; null where the words are wrong. */
function fileIn(args: string[]): string | null {
  try {
    const { values } = parseArgs({ args, options: { into: { type: 'string', default: '' } } });
    return args.length > 0 && values.into === '' ? null : values.into;
  } catch {
    return null;
  }
}

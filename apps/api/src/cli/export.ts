import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ArchiveBody } from '../operator-acts/archive/archive.ts';
import { NotAnswered } from '../privacy/operator/running-program.ts';
import { Failure } from '../problems/failure.ts';
import { type Command, EXIT, print } from './command.ts';
import { openTarget, type Target } from './export/target.ts';
import { folderRefused, MANIFEST, writeArchive } from './export/write-archive.ts';

const USAGE = `
  haven export everything FOLDER --organisation NAME   writes all that is of one organisation to FOLDER, which is new or empty
      --with-addresses   also the addresses of its houses: each is a look in the trail, and its managers are notified

  For an organisation that leaves. FOLDER has its set-up, what happened in its houses, its counts, its people by name and role,
  a README that says what other programs read, and a manifest with the SHA-256 of each file. Nothing of another organisation is
  in it. The trail of the organisation says that it was taken.
`;

export const exporting: Command = { usage: USAGE, run: main };

async function main(argv: string[]): Promise<number> {
  const args = readArguments(argv);
  if (typeof args === 'string') return print(`  ${args}\n${USAGE}`, EXIT.usage);
  const { folder, ...asked } = args;
  let target: Target | null = null;
  try {
    const refused = await folderRefused(folder);
    if (refused !== null) return print(`  ${refused}`, EXIT.failed);
    target = await openTarget(process.env);
    const files = await writeArchive(folder, asked.organisation, target.pieces(asked));
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    print(`  ${files.length} files of ${asked.organisation}, ${bytes} bytes, from ${target.where}.`);
    print(`  They are in ${folder}; ${MANIFEST} has the SHA-256 of each, and README.md says what each is.`);
    return asked.withAddresses
      ? print('  Addresses are among them: pass addresses.csv on apart from the rest.')
      : EXIT.done;
  } catch (error) {
    return print(`  ${sentenceOf(error, args)}`, EXIT.failed);
  } finally {
    await target?.close();
  }
}

type Asked = ArchiveBody & { readonly folder: string };

function sentenceOf(error: unknown, { organisation, folder }: Asked): string {
  const isRefused = error instanceof NotAnswered || error instanceof Failure;
  if (isRefused && error.code === 'not_found')
    return `There is no organisation ${organisation}: write its name as "People and roles" has it. Nothing was written.`;
  const why = error instanceof Failure ? `It was refused: ${error.code}.` : (error as Error).message;
  if (!existsSync(folder)) return `${why} Nothing was written.`;
  return `${why} What is in ${folder} has no ${MANIFEST} and is not whole: remove it, and run this again.`;
}

function readArguments(args: string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { organisation: { type: 'string' }, 'with-addresses': { type: 'boolean', default: false } },
    });
    const [what, folder, ...rest] = positionals;
    if (what !== 'everything' || folder === undefined || rest.length > 0) return 'Say everything, and one folder.';
    const { organisation, 'with-addresses': withAddresses } = values;
    if (!organisation) return 'Say whose: --organisation NAME.';
    return { folder: resolve(folder), organisation, withAddresses };
  } catch (error) {
    return (error as Error).message;
  }
}

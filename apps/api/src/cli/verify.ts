import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readAnchors } from '../audit/anchors/anchor.ts';
import { readCheckingKey } from '../audit/anchors/settings.ts';
import { openTarget, type Target } from '../audit/verify/target.ts';
import { type Anchored, verifyAll } from '../audit/verify/verify.ts';
import { type Command, EXIT, print } from './command.ts';

const USAGE = `
  haven verify --anchors FILE --public-key FILE

  Checks every hash chain of the log. With the anchors that the program signed, and the public key they were signed for,
  also that the log was not rewritten since. It exits with 1 where anything is not as it was, and with 2 where people reach
  the program from elsewhere and no anchors were given.
`;
const PRINT_EVERY = 50_000;

export const verify: Command = { usage: USAGE, run: main };

async function main(argv: string[]): Promise<number> {
  let target: Target | null = null;
  try {
    const files = filesIn(argv);
    if (typeof files === 'string') return print(`  ${files}\n${USAGE}`, EXIT.usage);
    const anchored = files ? readAnchored(files) : null;
    target = await openTarget(process.env);
    print(`  Checking ${target.where}.`);
    const verdict = await verifyAll(target, anchored, progress());
    if (!verdict.intact) return print(`  ${verdict.sentence}`, EXIT.failed);
    const { events, position, digest } = verdict.last;
    print(`  It is whole: ${events} events beside the keys, the last at position ${position}.`);
    print(`  Digest of all of them: ${digest || 'none, for it is empty'}`);
    if (!anchored) return reportNotAnchored(target);
    print(`  It is true to ${verdict.anchors} anchors, the last of ${anchored.anchors.at(-1)?.at}.`);
    return EXIT.done;
  } catch (error) {
    return print(`  ${(error as Error).message}`, EXIT.failed);
  } finally {
    await target?.close();
  }
}

/**
 * A log that was rewritten from its first event has valid chains too: where others can reach the program, anchors are
 * required.
 */
function reportNotAnchored({ openToOthers }: Target): number {
  return print(
    '  Not anchored: a log that was rewritten or cut as a whole would pass.',
    openToOthers ? EXIT.usage : EXIT.done,
  );
}

interface Files {
  readonly anchors: string;
  readonly publicKey: string;
}

/** null: check no anchors. A string is an error message about the arguments. */
function filesIn(argv: string[]): Files | null | string {
  try {
    const { values } = parseArgs({
      args: argv,
      options: { anchors: { type: 'string' }, 'public-key': { type: 'string' } },
    });
    const { anchors, 'public-key': publicKey } = values;
    if (anchors === undefined && publicKey === undefined) return null;
    if (anchors === undefined || publicKey === undefined) return '--anchors and --public-key are given together.';
    return { anchors, publicKey };
  } catch (error) {
    return (error as Error).message;
  }
}

/** Throws with a message for the operator. A file without anchors proves nothing and is refused. */
function readAnchored({ anchors, publicKey }: Files): Anchored {
  const key = readCheckingKey(publicKey);
  if (!key.ok) throw new Error(key.sentence);
  const read = readAnchors(readFileSync(anchors, 'utf8'));
  if (!read.ok) throw new Error(read.sentence);
  if (read.anchors.length === 0) throw new Error(`There is no anchor in ${anchors}.`);
  return { anchors: read.anchors, key: key.key };
}

function progress(): (events: number) => void {
  let printed = 0;
  return (events) => {
    if (events < printed + PRINT_EVERY) return;
    printed = events - (events % PRINT_EVERY);
    print(`  ${printed} events checked`);
  };
}

import { parseArgs } from 'node:util';
import { EXIT, print, withTarget } from '../privacy/erasure/command.ts';
import type { Erased } from '../privacy/erasure/erasures.ts';
import { type EraseBody, eraseBody } from '../privacy/erasure/operations.ts';

const USAGE = `
  npm run erase -- --person ID | --request ID | --transfer ID | --address SHELTER
      --reason asked | wrong   somebody asked for it (default), or it should never have been recorded

  What was sealed for it can't be read by anybody afterwards, and there is no way back.
`;

process.exitCode = await main(process.argv.slice(2));

async function main(argv: string[]): Promise<number> {
  const args = readArguments(argv);
  if (typeof args === 'string') return print(`  ${args}\n${USAGE}`, EXIT.usage);
  return withTarget(async (target) => {
    const subject = `${args.kind}-${args.id}`;
    const result = await target.erase(args);
    return result.outcome === 'erased' || result.outcome === 'already_erased'
      ? print(`  ${sentenceOf(subject, result)} It was done in ${target.where}.`)
      : print(`  ${sentenceOf(subject, result)}`, EXIT.failed);
  });
}

function sentenceOf(subject: string, result: Erased): string {
  switch (result.outcome) {
    case 'erased':
      return `${subject} is erased: nothing that was sealed for it can be read any more.`;
    case 'already_erased':
      return result.keys > 0
        ? `${subject} was to be erased already; what was left of its key is gone now.`
        : `${subject} was erased already.`;
    case 'unknown_subject':
      return `There is no key of ${subject}, so nothing was erased. Is the id right?`;
    case 'unfinished':
      return `The erasure of ${subject} is not finished: run it again. ${result.reason}`;
  }
}

function readArguments(argv: string[]): EraseBody | string {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        person: { type: 'string' },
        request: { type: 'string' },
        transfer: { type: 'string' },
        address: { type: 'string' },
        reason: { type: 'string' },
      },
    });
    const { reason, ...subjects } = values;
    const named = Object.entries(subjects);
    if (named.length !== 1) return 'Say whose data is to be erased: one person, request, transfer or address.';
    const [kind, id] = named[0]!;
    const parsed = eraseBody.safeParse({ kind, id, ...(reason === undefined ? {} : { reason }) });
    if (parsed.success) return parsed.data;
    const field = String(parsed.error.issues[0]?.path[0]);
    return field === 'reason' ? '--reason is asked or wrong.' : `--${kind} is an id: letters, digits, - and _ only.`;
  } catch (error) {
    return (error as Error).message;
  }
}

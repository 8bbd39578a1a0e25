import { parseArgs } from 'node:util';
import { type EraseBody, type EraseResult, eraseBody } from '../privacy/erasure/operations.ts';
import { type Command, EXIT, isDryRunOfNpm, NOT_CONFIRMED, print, withTarget } from './command.ts';

const USAGE = `
  haven erase --person ID | --request ID | --transfer ID | --address SHELTER
      --reason asked | wrong   somebody asked for it (default), or it should never have been recorded
      --yes                    erases it; without it the command says what would be erased, changes nothing, and ends with 3
      --last                   erases even the last administrator

  What was sealed for it can't be read by anybody afterwards, and there is no way back.
`;

type EraseArguments = Omit<EraseBody, 'dryRun'> & { readonly yes: boolean };

export const erase: Command = { usage: USAGE, run: main };

async function main(argv: string[]): Promise<number> {
  const args = readArguments(argv);
  if (typeof args === 'string') return print(`  ${args}\n${USAGE}`, EXIT.usage);
  const { yes, ...asked } = args;
  const dryRun = !yes || isDryRunOfNpm(process.env);
  return withTarget(async (target) => {
    const subject = `${args.kind}-${args.id}`;
    const result = await target.erase({ ...asked, dryRun });
    const sentence = `  ${sentenceOf(subject, result)}`;
    if (result.outcome === 'would_erase') {
      return print(`${sentence} It is in ${target.where}.\n  ${NOT_CONFIRMED}`, EXIT.notConfirmed);
    }
    return result.outcome === 'erased' || result.outcome === 'already_erased'
      ? print(`${sentence} It was done in ${target.where}.`)
      : print(sentence, EXIT.failed);
  });
}

function sentenceOf(subject: string, result: EraseResult): string {
  switch (result.outcome) {
    case 'erased':
      return `${subject} is erased: nothing that was sealed for it can be read any more.`;
    case 'would_erase':
      return `${subject} would be erased: what was sealed for it could not be read by anybody any more (keys: ${result.keys}).${subject.startsWith('person-') ? ' The account would be closed.' : ''}`;
    case 'already_erased':
      return result.keys > 0
        ? `${subject} was to be erased already; what was left of its key is gone now.`
        : `${subject} was erased already.`;
    case 'unknown_subject':
      return `There is no key of ${subject}, so nothing was erased. Is the id right?`;
    case 'last_administrator':
      return `${subject} is the only administrator: nobody could let anybody in afterwards. To erase it all the same, say --last.`;
    case 'unfinished':
      return `The erasure of ${subject} is not finished: run it again. ${result.reason}`;
  }
}

function readArguments(argv: string[]): EraseArguments | string {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        person: { type: 'string' },
        request: { type: 'string' },
        transfer: { type: 'string' },
        address: { type: 'string' },
        reason: { type: 'string' },
        yes: { type: 'boolean', default: false },
        last: { type: 'boolean', default: false },
      },
    });
    const { reason, yes, last, ...subjects } = values;
    const named = Object.entries(subjects);
    if (named.length !== 1) return 'Say whose data is to be erased: one person, request, transfer or address.';
    const [kind, id] = named[0]!;
    const parsed = eraseBody
      .omit({ dryRun: true })
      .safeParse({ kind, id, last, ...(reason === undefined ? {} : { reason }) });
    if (parsed.success) return { ...parsed.data, yes };
    const field = String(parsed.error.issues[0]?.path[0]);
    return field === 'reason' ? '--reason is asked or wrong.' : `--${kind} is an id: letters, digits, - and _ only.`;
  } catch (error) {
    return (error as Error).message;
  }
}

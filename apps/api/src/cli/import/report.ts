import { writeFile } from 'node:fs/promises';
import {
  csvLine,
  faultText,
  filled,
  IMPORT_SENTENCES,
  type ImportFault,
  placeOfFault,
} from '@safe-haven/contracts/exchange';
import { REJECTION_CODES, type RejectionCode } from '@safe-haven/domain';
import { shelterProblem } from '@safe-haven/projections';

/** What answers a fault in the command: the page has a field there. */
const HINTS: Partial<Readonly<Record<ImportFault['what'], (typed: string) => string>>> = {
  missing_column: (column) => `--column ${column}=HEADING, or --${column} WORD where it is so for all rows`,
  counts_rooms: () => '--beds-per-room 2',
  unsure_dates: () => '--date-form DD/MM/YYYY',
  not_a_date: () => '--date-form DD/MM/YYYY',
};

/** A fault as the command says it: the sentence of the page, and the setting that answers it. */
export function faultLine(fault: ImportFault): string {
  const hint = HINTS[fault.what]?.(fault.typed);
  return `${placeOfFault(fault)} ${sentenceOf(fault)}${hint === undefined ? '' : ` (${hint})`}`;
}

/** A refusal of the program has the title of the interface, with its code. */
function sentenceOf(fault: ImportFault): string {
  const { key, values } = faultText(fault);
  const [code = ''] = fault.typed.split(' ');
  const title = key === 'refused' && isRejection(code) ? shelterProblem({ code }).title : undefined;
  return filled(IMPORT_SENTENCES.fault[key], title === undefined ? values : { typed: `${title} (${code})` });
}

const isRejection = (code: string): code is RejectionCode => (REJECTION_CODES as readonly string[]).includes(code);

/** Writes every fault as a line of CSV in which no cell is a formula. */
export const writeReport = (path: string, faults: readonly ImportFault[]): Promise<void> =>
  writeFile(
    path,
    `${[
      ['line', 'column', 'what', 'cell'],
      ...faults.map(({ line, column, what, typed }) => [String(line), column ?? '', what, typed]),
    ]
      .map(csvLine)
      .join('\n')}\n`,
    { mode: 0o600 },
  );

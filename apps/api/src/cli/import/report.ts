import { writeFile } from 'node:fs/promises';
import { csvLine, type ImportFault } from '@safe-haven/contracts/exchange';
import { REJECTION_CODES, type RejectionCode } from '@safe-haven/domain';
import { shelterProblem } from '@safe-haven/projections';

const FAULT_TEXTS: Readonly<Record<ImportFault['what'], (typed: string) => string>> = {
  missing: () => 'it is empty',
  missing_column: (column) =>
    `no column is named so; say --column ${column}=HEADING, or --${column} WORD where it is so for all lines`,
  no_such_column: (heading) => `the file has no column "${heading}"`,
  column_twice: (column) => `this column of the file is chosen for ${column} as well: each needs its own`,
  heading_twice: (heading) => `two columns of the file are called "${heading}": give one another name`,
  no_lines: () => 'no lines stand under the headings',
  unsure_dates: (form) => `the dates fit more than one form, ${form} among them: say --date-form`,
  not_a_count: (typed) => `"${typed}" is not a whole number from 0 to 10000`,
  not_a_date: (typed) => `"${typed}" is not a date of that form; say --date-form DD/MM/YYYY`,
  not_come_yet: (typed) => `${typed} has not come yet`,
  formula: () => 'a formula and not a text',
  too_long: () => 'longer than 60 characters',
  not_a_country: (typed) => `"${typed}" is not an ISO 3166 code of two letters`,
  not_a_time_zone: (typed) => `"${typed}" is not a time zone`,
  unknown_word: (typed) => `"${typed}" is no word that is known there`,
  unknown_area: (typed) => `"${typed}" is no area of the catalogue in that country`,
  unknown_house: (typed) => `there is no house "${typed}" of that organisation`,
  unknown_room: (typed) => `the house has no room "${typed}"`,
  unknown_bed: (typed) => `the room has no such bed for them: "${typed}"`,
  unknown_rule: (typed) => `"${typed}" is no intake rule`,
  not_an_answer: (typed) => `"${typed}" is no answer to that rule`,
  no_beds: () => 'a room without beds',
  nobody: () => 'a party of nobody',
  room_differs: (typed) => `room "${typed}" is there with other beds`,
  says_otherwise: (line) => `says otherwise than line ${line}`,
  refused: (detail) => refusal(detail),
};

/** Does not reveal whether another organisation has a shelter of that id. */
const NO_RIGHT_TEXT =
  'this house is not to be written here: the file says another organisation for it, or its id is taken; say the right organisation, or name it by an id of its own';

/** `detail`: the code, followed by the program's explanation in brackets. */
function refusal(detail: string): string {
  const [code = ''] = detail.split(' ');
  if (code === 'no_right' || code === 'not_found') return NO_RIGHT_TEXT;
  const title = isRejection(code) ? shelterProblem({ code }).title : undefined;
  return title === undefined ? `refused: ${detail}` : `refused: ${title} (${code})`;
}

const isRejection = (code: string): code is RejectionCode => (REJECTION_CODES as readonly string[]).includes(code);

export const faultText = ({ line, column, what, typed }: ImportFault): string =>
  `line ${line}${column === null ? '' : `, column "${column}"`}: ${FAULT_TEXTS[what](typed)}`;

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

import { instantOf } from '../../environment/clock.ts';
import type { Taken } from './archive.ts';

/** What each file is, and which other program reads it. */
const FILES: Readonly<Record<string, string>> = {
  'set-up/houses.csv': 'The houses. `haven import shelters` reads it.',
  'set-up/rooms.csv': 'Rooms, with how many beds of each kind. `haven import rooms-beds` reads it, after the houses.',
  'set-up/rules.csv': 'Whom each house takes. `haven import intake-rules` reads it.',
  'set-up/nights.csv': 'The counts that houses reported. `haven import daily-counts` reads it.',
  'set-up/houses.json': 'All of the set-up: also names of beds, step-free beds, features, deadlines of holds.',
  'past/log.ndjson':
    'What happened in the houses, a line of JSON each, in the order of the log. Folded, it gives the places of today.',
  'past/occupancy.csv': 'How full each house was, by day.',
  'past/figures.csv': 'Who came and went, holds and need that was not met, by month and country.',
  'past/person-nights.csv': 'Person-nights and place-nights by month and country.',
  'past/person-nights.xlsx': 'The same as a workbook (Office Open XML).',
  'partners/services-hsds.json': 'Published houses as services of Open Referral HSDS 3.1.',
  'partners/houses-edxl-have.xml': 'Published houses as a message of EDXL-HAVE 2.0 (working draft).',
  'partners/measure-reports.json': 'Counts by month and country as FHIR R4 MeasureReports.',
  'work/requests.csv': 'Requests of the organisation: when, how many houses said what, how each ended.',
  'work/asked.csv': 'What its houses were asked, and what they answered.',
  'work/transfers.csv': 'Transfers from and to its houses. A house of another organisation is an empty cell.',
  'work/shifts.csv': 'Who had the duty, and who took over; of each desk the last 1,200.',
  'people.csv': 'Who has a role in the organisation.',
  'addresses.csv': 'The addresses of its houses. Keep it apart from all else, and as few copies as you can.',
};

/** The page that is next to the files. */
export function readmeOf({ organisation, shelters, now }: Taken, written: readonly string[]): string {
  const unread = shelters.filter(({ unreadable }) => unreadable !== null).map(({ shelterId }) => shelterId);
  return `# ${organisation}

All that is of ${organisation} in a Safe Haven, as of ${instantOf(now)}: ${shelters.length} houses.
${unread.length === 0 ? '' : `\nThis release cannot read these houses to their end: ${unread.join(', ')}. They are in past/log.ndjson alone.\n`}
| file | what it is |
|---|---|
${written.map((file) => `| \`${file}\` | ${FILES[file] ?? ''} |`).join('\n')}

\`manifest.json\` has the SHA-256 of each file. It was written last: a folder without it is not whole.

Tables are CSV in UTF-8 (RFC 4180). Instants are in UTC. Ids of beds, rooms, holds and stays are stand-ins that hold in one
file alone. No party, no need, no e-mail address and no phone number is in any file, and nothing of another organisation.
`;
}

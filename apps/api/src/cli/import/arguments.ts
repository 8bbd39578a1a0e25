import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  columnsOf,
  dateReader,
  emptyProfile,
  type ImportKind,
  type ImportProfile,
  importKinds,
  importProfile,
} from '@safe-haven/contracts/exchange';

export const USAGE = `
  haven import KIND FILE                 KIND: ${importKinds.join(', ')}; FILE: .csv, .csv.gz or .xlsx
      --column date=OCCUPANCY_DATE       which heading of the file a column is; as often as needed
      --organisation NAME --country CA --area Toronto --timezone America/Toronto
                                         what is so for every line of the file
      --beds-per-room 2                  where a row counts rooms and no beds
      --date-form DD/MM/YYYY             how the file writes dates, where that can't be guessed
      --taken-at 04:00                   when counts are taken, local time of the morning after the night
      --mode past                        houses of old nights are in trends alone; counted: they report here from now on
      --sheet NAME                       the sheet of a workbook; else the first with anything in it
      --profile FILE.json                columns and words of an earlier run; --save-profile FILE.json keeps them
      --dry-run                          checks everything, says what would happen, and writes nothing
      --skip-bad REPORT.csv              leaves bad lines out and writes them down there
`;

export interface ImportArguments {
  readonly file: string;
  readonly sheet: string | undefined;
  readonly profile: ImportProfile;
  readonly dryRun: boolean;
  readonly skipBad: string | null;
  readonly saveProfile: string | null;
}

const FOR_ALL = ['organisation', 'country', 'area', 'timezone', 'kind', 'beds_per_room'] as const;
const optionOf = (column: string): string => column.replaceAll('_', '-');

/** A string is an error message. */
export function readArguments(argv: string[]): ImportArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        ...Object.fromEntries(FOR_ALL.map((name) => [optionOf(name), { type: 'string' as const }])),
        column: { type: 'string', multiple: true },
        'date-form': { type: 'string' },
        'taken-at': { type: 'string' },
        mode: { type: 'string' },
        sheet: { type: 'string' },
        profile: { type: 'string' },
        'save-profile': { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        'skip-bad': { type: 'string' },
      },
    });
    const kind = positionals[0]?.replaceAll('-', '_') as ImportKind;
    const [, file, ...rest] = positionals;
    if (!importKinds.includes(kind) || !file || rest.length > 0) return 'Say what to import and from which file.';
    const profile = profileOf(kind, values as Values);
    if (typeof profile === 'string') return profile;
    const {
      'dry-run': dryRun = false,
      'skip-bad': skipBad = null,
      'save-profile': saveProfile = null,
    } = values as Values;
    return {
      file,
      sheet: values['sheet'] as string | undefined,
      profile,
      dryRun: dryRun === true,
      skipBad: skipBad as string | null,
      saveProfile: saveProfile as string | null,
    };
  } catch (error) {
    return (error as Error).message;
  }
}

type Values = Readonly<Record<string, string | boolean | string[] | undefined>>;

function profileOf(kind: ImportKind, values: Values): ImportProfile | string {
  const saved = typeof values['profile'] === 'string' ? savedProfile(values['profile']) : emptyProfile(kind);
  if (typeof saved === 'string') return saved;
  if (saved.kind !== kind) return `That profile is for ${saved.kind}.`;
  const columns: Record<string, string> = { ...saved.columns };
  for (const pair of (values['column'] as string[] | undefined) ?? []) {
    const [column = '', ...heading] = pair.split('=');
    if (heading.length === 0 || !columnsOf(kind).some(([name]) => name === column))
      return `--column ${pair}: it is COLUMN=HEADING, with one of ${columnsOf(kind)
        .map(([name]) => name)
        .join(', ')}.`;
    columns[column] = heading.join('=');
  }
  const forAllLines = FOR_ALL.flatMap((name) => {
    const text = values[optionOf(name)];
    return typeof text === 'string' ? [[name, text]] : [];
  });
  const parsed = importProfile.safeParse({
    ...saved,
    columns,
    forAll: { ...saved.forAll, ...Object.fromEntries(forAllLines) },
    dateForm: values['date-form'] ?? saved.dateForm,
    takenAt: values['taken-at'] ?? saved.takenAt,
    mode: values['mode'] ?? saved.mode,
  });
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    return `--${String(issue.path[0]).replace('takenAt', 'taken-at')} is wrong: ${issue.message}.`;
  }
  const { dateForm } = parsed.data;
  if (dateForm !== null && dateReader(dateForm) === null)
    return `--date-form ${dateForm} names no day, month and year.`;
  return parsed.data as ImportProfile;
}

function savedProfile(path: string): ImportProfile | string {
  try {
    const parsed = importProfile.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? (parsed.data as ImportProfile) : `${path} is no profile of an import.`;
  } catch {
    return `${path} cannot be read as a profile.`;
  }
}

/** How a cell is read. */
export type CellType =
  | 'text'
  | 'house'
  | 'date'
  | 'count'
  | 'country'
  | 'timezone'
  | 'kind'
  | 'mode'
  | 'privacy'
  | 'rule'
  | 'rule_value'
  | 'sons';

export interface ColumnRule {
  readonly type: CellType;
  /** Without it in a line, and without one word for all lines, the line can't be used. */
  readonly required: boolean;
  /** May be said once for all lines of the file. */
  readonly forAll?: true;
}

const must = (type: CellType): ColumnRule => ({ type, required: true });
const may = (type: CellType): ColumnRule => ({ type, required: false });
const forAll = (type: CellType): ColumnRule => ({ type, required: false, forAll: true });

/** What a house is, where a file of anything brings a new one. */
const PROFILE = {
  name: may('text'),
  organisation: forAll('text'),
  country: forAll('country'),
  area: forAll('text'),
  timezone: forAll('timezone'),
  kind: forAll('kind'),
} as const;
const BEDS = { adult: may('count'), child: may('count'), cot: may('count'), overflow: may('count') } as const;
const PARTY = {
  women: may('count'),
  men: may('count'),
  other: may('count'),
  girls: may('count'),
  boys: may('count'),
  infants: may('count'),
  sons_oldest: may('sons'),
} as const;

/** What can be imported, and the columns that each has. */
const IMPORT_KINDS = {
  shelters: { shelter: must('house'), ...PROFILE, mode: forAll('mode') },
  rooms_beds: {
    shelter: must('house'),
    room: must('text'),
    privacy: may('privacy'),
    ...BEDS,
    organisation: forAll('text'),
  },
  intake_rules: { shelter: must('house'), rule: must('rule'), value: must('rule_value'), organisation: forAll('text') },
  opening_state: {
    shelter: must('house'),
    room: must('text'),
    bed: may('text'),
    ...PARTY,
    organisation: forAll('text'),
  },
  daily_counts: {
    date: must('date'),
    shelter: must('house'),
    in_service: may('count'),
    occupied: must('count'),
    ...PROFILE,
  },
} as const satisfies Record<string, Readonly<Record<string, ColumnRule>>>;

export type ImportKind = keyof typeof IMPORT_KINDS;
export const importKinds = Object.keys(IMPORT_KINDS) as ImportKind[];
export type ImportColumn = { [K in ImportKind]: keyof (typeof IMPORT_KINDS)[K] }[ImportKind] & string;

/** The columns of a kind, in the order in which they are asked for. */
export const columnsOf = (kind: ImportKind): readonly (readonly [ImportColumn, ColumnRule])[] =>
  Object.entries(IMPORT_KINDS[kind]) as [ImportColumn, ColumnRule][];

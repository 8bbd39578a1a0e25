/** How a cell is parsed. */
export type CellType =
  | 'text'
  | 'house'
  | 'name'
  | 'date'
  | 'count'
  | 'country'
  | 'timezone'
  | 'kind'
  | 'mode'
  | 'privacy'
  | 'for_whom'
  | 'rule'
  | 'rule_value'
  | 'sons';

export interface ColumnRule {
  readonly type: CellType;
  /** A line without it, and without a value for all lines, is refused. */
  readonly required: boolean;
  /** Not missing where this column has a value. */
  readonly orElse?: string;
  /** May have one value for all lines of the file. */
  readonly forAll?: true;
  /** May be in the first row of a house alone. */
  readonly fillDown?: true;
}

const requiredColumn = (type: CellType): ColumnRule => ({ type, required: true });
const optionalColumn = (type: CellType): ColumnRule => ({ type, required: false });
const forAll = (type: CellType): ColumnRule => ({ type, required: false, forAll: true });

/** The profile columns, from which any kind of file can register a new shelter. */
const PROFILE = {
  name: optionalColumn('name'),
  organisation: forAll('text'),
  country: forAll('country'),
  area: forAll('text'),
  timezone: forAll('timezone'),
  kind: forAll('kind'),
} as const;
const BEDS = {
  adult: optionalColumn('count'),
  child: optionalColumn('count'),
  cot: optionalColumn('count'),
  overflow: optionalColumn('count'),
} as const;
const PARTY = {
  women: optionalColumn('count'),
  men: optionalColumn('count'),
  other: optionalColumn('count'),
  girls: optionalColumn('count'),
  boys: optionalColumn('count'),
  infants: optionalColumn('count'),
  sons_oldest: optionalColumn('sons'),
} as const;

const firstRow = <Rule extends ColumnRule>(rule: Rule): Rule & { readonly fillDown: true } => ({
  ...rule,
  fillDown: true,
});
const ROOM = {
  room: requiredColumn('name'),
  privacy: optionalColumn('privacy'),
  for_whom: optionalColumn('for_whom'),
  ...BEDS,
} as const;

/** The kinds of import, with the columns of each. */
const IMPORT_KINDS = {
  shelters: { shelter: requiredColumn('house'), ...PROFILE, mode: forAll('mode') },
  houses_rooms: {
    shelter: firstRow(requiredColumn('house')),
    organisation: firstRow(forAll('text')),
    country: firstRow(forAll('country')),
    area: firstRow(forAll('text')),
    timezone: firstRow(forAll('timezone')),
    kind: firstRow(forAll('kind')),
    ...ROOM,
  },
  rooms_beds: { shelter: requiredColumn('house'), ...ROOM, organisation: forAll('text') },
  intake_rules: {
    shelter: requiredColumn('house'),
    rule: requiredColumn('rule'),
    value: requiredColumn('rule_value'),
    organisation: forAll('text'),
  },
  opening_state: {
    shelter: requiredColumn('house'),
    room: requiredColumn('name'),
    bed: optionalColumn('text'),
    ...PARTY,
    organisation: forAll('text'),
  },
  daily_counts: {
    date: requiredColumn('date'),
    shelter: requiredColumn('house'),
    in_service: optionalColumn('count'),
    occupied: { ...requiredColumn('count'), orElse: 'rooms_occupied' },
    rooms_in_service: optionalColumn('count'),
    rooms_occupied: optionalColumn('count'),
    beds_per_room: forAll('count'),
    ...PROFILE,
  },
} as const satisfies Record<string, Readonly<Record<string, ColumnRule>>>;

export type ImportKind = keyof typeof IMPORT_KINDS;
export const importKinds = Object.keys(IMPORT_KINDS) as ImportKind[];
export type ImportColumn = { [K in ImportKind]: keyof (typeof IMPORT_KINDS)[K] }[ImportKind] & string;

/** The columns of a kind, in the order of the form. */
export const columnsOf = (kind: ImportKind): readonly (readonly [ImportColumn, ColumnRule])[] =>
  Object.entries(IMPORT_KINDS[kind]) as [ImportColumn, ColumnRule][];

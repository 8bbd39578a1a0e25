/** A fault of a cell or a line that is found before any command is sent. */
type FaultCode =
  | 'missing'
  | 'missing_column'
  | 'no_such_column'
  | 'column_twice'
  | 'heading_twice'
  | 'no_lines'
  | 'unsure_dates'
  | 'not_a_count'
  | 'counts_rooms'
  | 'not_a_date'
  | 'not_come_yet'
  | 'formula'
  | 'too_long'
  | 'same_when_cut'
  | 'other_organisation'
  | 'not_a_country'
  | 'not_a_time_zone'
  | 'unknown_word'
  | 'unknown_area'
  | 'unknown_house'
  | 'unknown_room'
  | 'unknown_bed'
  | 'unknown_rule'
  | 'not_an_answer'
  | 'no_beds'
  | 'too_many_beds'
  | 'nobody'
  | 'room_differs'
  | 'says_otherwise'
  | 'refused';

/** Where a file is wrong: the line as a spreadsheet counts it, the heading of the column, and the cell. */
export interface ImportFault {
  readonly line: number;
  readonly column: string | null;
  readonly what: FaultCode;
  /**
   * The cell; for `says_otherwise` the other line; for `unsure_dates` one of the forms; for `refused` the code of the
   * refusal.
   */
  readonly typed: string;
  /** What it could have been: the nearest known words; for `other_organisation` the one that was said for all rows. */
  readonly near?: readonly string[];
}

/** What was changed in a cell so that its line can be used: said once for each text, with the first line that has it. */
export interface ImportNotice {
  readonly line: number;
  readonly column: string;
  readonly what: 'cut' | 'spaces';
  readonly typed: string;
  /** What is brought in. */
  readonly as: string;
  /** How many lines have it. */
  readonly lines: number;
}

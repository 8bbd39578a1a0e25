import type { ImportFault, ImportNotice } from './faults.ts';

type WithChoices = 'not_a_country' | 'not_a_time_zone' | 'unknown_word' | 'unknown_area' | 'unknown_rule';
export type FaultKey = ImportFault['what'] | `${WithChoices}_near` | 'not_yours';

/**
 * What the import says in English, on the page and in the command alike: `importing.json` of the dashboard has the same
 * texts for its translations. In `{{…}}` is what is filled in.
 */
export const IMPORT_SENTENCES = {
  unreadable: '{{file}} can’t be read. Save it as CSV in UTF-8 or as a workbook.',
  tooLarge:
    '{{file}} is too large. A file may have 16,384 columns, 32,767 characters in a cell, and 300 million in all.',
  encoding: {
    'windows-1250': 'Read as Windows-1250, the Latin letters of the region. Are the names right?',
    'windows-1251': 'Read as Windows-1251, Cyrillic. Are the names right?',
  },
  otherSheets: 'Read from sheet "{{sheet}}". Other sheets: {{others}}.',
  cell: 'Row {{line}}, {{column}}:',
  line: 'Row {{line}}:',
  notice: {
    cut: '"{{typed}}" is too long, and is "{{as}}" here',
    spaces: '"{{typed}}" has too many spaces, and is "{{as}}" here',
  },
  fault: {
    missing: 'it is empty',
    missing_column: 'no column says this, please choose one',
    no_such_column: 'the file has no such column',
    column_twice: 'one column of the file is chosen for two things, each needs its own',
    heading_twice: 'two columns of the file have this name, give one of them another name',
    no_lines: 'no rows are under the names of the columns',
    unsure_dates: 'these dates can be read in more than one way, please choose their form',
    not_a_count: '"{{typed}}" is no whole number',
    counts_rooms: 'rooms are counted here: say how many beds a room has',
    not_a_date: '"{{typed}}" is no date of this form',
    not_come_yet: '{{typed}} has not come yet',
    formula: 'a formula and no text',
    too_long: 'longer than 60 characters',
    same_when_cut: '"{{typed}}" is too long, and shortened it is the same as another',
    other_organisation: '"{{typed}}" is not {{near}}, which was said for all rows',
    not_a_country: '"{{typed}}" is no country',
    not_a_country_near: '"{{typed}}" is no country. Nearest: {{near}}',
    not_a_time_zone: '"{{typed}}" is no time zone',
    not_a_time_zone_near: '"{{typed}}" is no time zone. Nearest: {{near}}',
    unknown_word: '"{{typed}}" is not known there',
    unknown_word_near: '"{{typed}}" is not known there. Nearest: {{near}}',
    unknown_area: '"{{typed}}" is no area of that country',
    unknown_area_near: '"{{typed}}" is no area of that country. Nearest: {{near}}',
    unknown_house: 'there is no house "{{typed}}" of yours here',
    unknown_room: 'the house has no room "{{typed}}"',
    unknown_bed: 'the room has no such bed for them: {{typed}}',
    unknown_rule: '"{{typed}}" is no intake rule',
    unknown_rule_near: '"{{typed}}" is no intake rule. Nearest: {{near}}',
    not_an_answer: '"{{typed}}" is no answer to that rule',
    no_beds: 'a room without beds',
    too_many_beds: 'a room has at most 40 beds',
    nobody: 'a party without people',
    room_differs: 'room "{{typed}}" is here with other beds',
    says_otherwise: 'says otherwise than row {{typed}}',
    refused: 'refused: {{typed}}',
    not_yours: 'another organisation has this house or this ID. Choose the right organisation, or another ID.',
  } satisfies Record<FaultKey, string>,
} as const;

/**
 * What a refusal says of another organisation's shelter as of one that does not exist, so that neither is disclosed.
 */
const HIDDEN_CODES: readonly string[] = ['no_right', 'not_found'];

/** Which sentence a fault has, and what is filled in. */
export function faultText({ what, typed, near = [] }: ImportFault): {
  readonly key: FaultKey;
  readonly values: { readonly typed: string; readonly near: string };
} {
  const values = { typed, near: near.join(', ') };
  if (what === 'refused' && HIDDEN_CODES.includes(typed.split(' ')[0] ?? '')) return { key: 'not_yours', values };
  const hasChoices = near.length > 0 && `${what}_near` in IMPORT_SENTENCES.fault;
  return { key: hasChoices ? (`${what}_near` as FaultKey) : what, values };
}

/** A sentence of `IMPORT_SENTENCES` with its values in. */
export const filled = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));

/** Where a fault or a notice is, as a sentence begins. */
export const placeOfFault = ({ line, column }: Pick<ImportFault, 'line' | 'column'>): string =>
  filled(column === null ? IMPORT_SENTENCES.line : IMPORT_SENTENCES.cell, { line, column: column ?? '' });

/** A notice as the command says it. */
export const noticeSentence = (notice: ImportNotice): string =>
  `${placeOfFault(notice)} ${filled(IMPORT_SENTENCES.notice[notice.what], { typed: notice.typed, as: notice.as })}`;

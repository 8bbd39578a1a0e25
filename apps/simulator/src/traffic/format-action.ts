import type { CommandName, DemoPerson } from '@safe-haven/contracts';
import type { Outcome } from './caller.ts';
import type { CaseAction } from './caseload.ts';
import type { ShelterAction } from './shelter-actions.ts';

const DONE: Partial<Readonly<Record<CommandName, string>>> = {
  'hold-beds': 'places held',
  'extend-hold': 'a hold was extended',
  'release-hold': 'a hold was given back',
  'admit-party': 'a party was admitted',
  'discharge-party': 'a party left',
  'plan-departure': 'a departure was planned',
  'confirm-occupancy': 'still correct',
  'take-bed-out-of-service': 'a bed went out of service',
  'return-bed-to-service': 'a bed came back into service',
  'resume-intake': 'open again',
  'report-census': 'the night was counted',
  undo: 'the last action was taken back',
};

const ASKED: Partial<Readonly<Record<CommandName, string>>> = {
  'hold-beds': 'a hold',
  'extend-hold': 'an extension',
  'release-hold': 'a release',
  'admit-party': 'an admission',
  'discharge-party': 'a discharge',
  'confirm-occupancy': 'a confirmation',
};

const NIGHT_BEGINS = 20 * 60;
const NIGHT_LASTS = 12 * 60;

/** The time of the simulated night, `HH:MM`: it starts at 20:00, and at 08:00 starts again. */
export function clockOf(minutesPlayed: number): string {
  const minute = Math.floor(NIGHT_BEGINS + (minutesPlayed % NIGHT_LASTS)) % (24 * 60);
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

/** One line: when, where, what, who. A refusal has the same form. */
export function formatAction(
  minutesPlayed: number,
  person: DemoPerson,
  action: ShelterAction,
  outcome: Outcome,
): string {
  const description =
    outcome.kind === 'accepted' ? (DONE[action.command] ?? action.command) : refusal(action, outcome.problem);
  return `${clockOf(minutesPlayed)}  ${action.shelterName} · ${description} · ${person.name}, ${person.role.replace('_', ' ')}`;
}

/** The same for a request or a transfer, without details of the party. `refused` null: it was accepted. */
export function formatCaseAction(
  minutesPlayed: number,
  person: DemoPerson,
  action: CaseAction,
  refused: Extract<Outcome, { kind: 'refused' }> | null,
): string {
  const description = refused === null ? action.description : `${action.description}: not so. ${refused.problem.title}`;
  return `${clockOf(minutesPlayed)}  ${description} · ${person.name}, ${person.role.replace('_', ' ')}`;
}

function refusal(
  action: ShelterAction,
  { title, happened, free }: Extract<Outcome, { kind: 'refused' }>['problem'],
): string {
  const before = happened ? ` (${happened.what.replaceAll('_', ' ')} by: ${happened.byRole.replace('_', ' ')})` : '';
  const freeText = free === undefined ? '' : ` ${free} free.`;
  return `${ASKED[action.command] ?? action.command} was refused: ${title}${before}${freeText}`;
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');

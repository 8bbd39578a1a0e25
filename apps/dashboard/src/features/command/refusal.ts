import type { Problem } from '@safe-haven/contracts';
import { isKey } from '../../locales/is-key.ts';
import { problemText } from '../../locales/problem-text.ts';
import { formatRole } from '../../model/actor.ts';
import type { L10n } from '../../model/l10n/l10n.ts';
import { ago } from '../../model/time/time.ts';
import { isOutcomeUnknown } from '../../net/connection.ts';

/** The actions that a screen can offer after a refusal. */
export type RecoveryAction = 'again' | 'rules_choose' | 'look_again' | 'board' | 'sign_in' | AnsweredQuestion;
/** The answer to a question that a command was refused with: they are sent away all the same, or who is at the door. */
export type AnsweredQuestion = 'all_the_same' | 'that_hold' | 'arrived' | 'another_party';

/** A refusal as text: what happened, what is still free, and what can be done. */
export interface Refusal {
  readonly sentence: string;
  readonly next: string | undefined;
  readonly actions: readonly RecoveryAction[];
}

/** Problems after which the same command may be sent again; the sender decides about the key. */
const RETRYABLE: readonly string[] = [
  'too_late',
  'store_unavailable',
  'disk_full',
  'not_there_yet',
  'too_many_requests',
  'unexpected',
];
const OUTDATED_VIEW: readonly string[] = [
  'room_unknown',
  'bed_unknown',
  'hold_unknown',
  'stay_unknown',
  'event_unknown',
  'change_unknown',
  'hold_ended',
  'stay_ended',
  'not_paused',
  'already_out_of_service',
  'not_out_of_service',
  'overflow_not_open',
  'surge_unknown',
  'surge_has_ended',
  'no_departure_plan',
  'count_not_waiting',
  'revision_passed',
];
const OTHER_BEDS: readonly string[] = ['bed_taken', 'room_taken', 'bed_out_of_service', 'beds_do_not_suit'];
const OTHER_SHELTER: readonly string[] = [
  'ask_the_house',
  'no_place_for_party',
  'no_free_place',
  'cannot_place_together',
  'intake_paused',
  'held_again_too_soon',
];
/** Questions of the house, and what can be answered. */
const QUESTIONS: Readonly<Partial<Record<string, readonly AnsweredQuestion[]>>> = {
  party_on_the_way: ['all_the_same'],
  party_is_held: ['that_hold', 'another_party'],
  party_is_expected: ['arrived', 'another_party'],
};
/** Rejections explained by the latest event of the bed, room, hold or stay. */
const EXPLAINED_BY_EVENT: readonly string[] = [
  'no_place_for_party',
  'bed_taken',
  'room_taken',
  'bed_in_use',
  'hold_ended',
  'stay_ended',
];

/** Turns a problem into a refusal. `choseBeds`: the command named beds, so the rules may still find others. */
export function refusalOf(l10n: L10n, problem: Problem, now: number, choseBeds: boolean): Refusal {
  const text = problemText(problem);
  const sentence = isOutcomeUnknown(problem) ? l10n.t('unsure') : (formatCause(l10n, problem, now) ?? text.title);
  return { sentence, next: formatNext(l10n, problem) ?? text.next, actions: recoveryActionsOf(problem, choseBeds) };
}

function formatCause(l10n: L10n, problem: Problem, now: number): string | null {
  const { code, happened } = problem;
  if (!happened || !EXPLAINED_BY_EVENT.includes(code)) return null;
  const cause = causeText(l10n, happened, now);
  if (cause === null) return null;
  // For a room, its latest event does not explain why its free bed is unavailable.
  return code === 'room_taken' ? `${problemText(problem).title} ${cause}` : cause;
}

/** "Held 20 s ago by a hotline."; without an instant (PV-1) "Taken just now by a hotline."; null: no cause known. */
export function causeText(
  l10n: L10n,
  { what, at, byRole }: NonNullable<Problem['happened']>,
  now: number,
): string | null {
  const key = `happened.${what}`;
  if (!isKey('shelter', key) || (at === undefined && key !== 'happened.taken')) return null;
  return l10n.t(key, { ago: at === undefined ? '' : ago(l10n, at, now), who: formatRole(l10n.t, byRole) });
}

/** The validation errors of a form, or what is still free, or null. */
function formatNext({ t }: L10n, { code, free, together, faults }: Problem): string | null {
  if (faults?.length) return faults.map(({ path, message }) => t('fault', { path, message })).join(' ');
  if (code === 'cannot_place_together' && typeof together === 'number') return t('still.together', { count: together });
  if (typeof free === 'number') return free === 0 ? t('still.none') : t('still.exact', { count: free });
  const key = `still.band.${free}`;
  return isKey('shelter', key) ? t(key) : null;
}

function recoveryActionsOf(problem: Problem, choseBeds: boolean): readonly RecoveryAction[] {
  const { code, free } = problem;
  if (code === 'not_signed_in') return ['sign_in'];
  if (isOutcomeUnknown(problem) || RETRYABLE.includes(code)) return ['again'];
  const answers = QUESTIONS[code];
  if (answers !== undefined) return answers;
  if (OUTDATED_VIEW.includes(code)) return ['look_again'];
  if (OTHER_SHELTER.includes(code)) return ['board'];
  if (!OTHER_BEDS.includes(code)) return [];
  const nothingLeft = free === 0 || free === '0';
  if (nothingLeft) return ['board'];
  return choseBeds ? ['rules_choose', 'board'] : ['board'];
}

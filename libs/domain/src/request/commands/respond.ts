import { same } from '@safe-haven/lang';
import { backdated, momentAfter } from '../../dated.ts';
import { accepted, type Deciding, refuse } from '../../decider.ts';
import type { Instant } from '../../terms.ts';
import type { RequestDecision } from '../rejections.ts';
import type { OpenedRequest } from '../state.ts';
import { recordedAs } from './because.ts';
import type { CommandOf, RequestCommandRow } from './command.ts';

export const respond: RequestCommandRow<'respond'> = { action: 'answer_requests', when: 'not_closed', decide };

/**
 * A late answer is still an answer; while another house has promised it queues as the next. `codes` are the conditions of a
 * yes-if or the reasons of a no; a yes has none.
 */
function decide(command: CommandOf<'respond'>, state: OpenedRequest, ctx: Deciding): RequestDecision {
  const { shelterId, answer } = command;
  const asked = state.asked.find((a) => a.shelterId === shelterId);
  if (asked === undefined) return refuse('shelter_not_asked');
  const when = backdated(command.occurredAt, momentAfter(state.recordedAt, ctx.now), state.openedAt);
  if (!when.ok) return refuse(when.code);
  const codes = [...new Set(command.codes)];
  if (answer !== 'yes' && codes.length === 0) return refuse('answer_needs_codes');
  if (answer === 'yes' && codes.length > 0) return refuse('yes_takes_no_codes');
  const before = state.answers.find((given) => given.shelterId === shelterId);
  const { because } = command;
  const recorded = recordedAs('codes', codes, because);
  const isUnchanged = same(before?.codes, recorded.codes) && same(before?.because ?? null, because ?? null);
  if (before?.answer === answer && isUnchanged && !isAskedSince(asked.askedAt, before.at)) return accepted();
  return accepted({ event: { type: 'ShelterResponded', shelterId, answer, ...recorded }, occurredAt: when.at });
}

/** After the house was asked again, an equal answer is a new one. */
const isAskedSince = (askedAt: Instant, answeredAt: Instant): boolean => askedAt > answeredAt;

import { same } from '@safe-haven/lang';
import { momentAfter } from '../../dated.ts';
import { accepted, acceptedAt, refuse } from '../../decider.ts';
import { placesNeeded } from '../../party.ts';
import type { Crossing, OperationEvent, PartyRelations } from '../events.ts';
import { MOST_LINES } from '../limits.ts';
import type { OperationDecision, OperationRejectionCode } from '../rejections.ts';
import { contradicts } from '../relations.ts';
import { lineOf, type OpenedOperation, type OperationLine } from '../state.ts';
import type { Described, OperationCommandRow, OperationContext } from './command.ts';

type Fault = OperationRejectionCode | null;

const done = (state: OpenedOperation, { now }: OperationContext, ...events: readonly OperationEvent[]) =>
  acceptedAt(momentAfter(state.recordedAt, now), ...events);

export const isHeld = (line: OperationLine, { standingOf }: OperationContext): boolean =>
  (line.hold !== null && line.hold.holdId === null) || ['held', 'over'].includes(standingOf?.(line) ?? 'none');

/** Who may be described again, and by which boxes. */
function faultOf(described: Described, before: OperationLine | null, ctx: OperationContext): Fault {
  const { requestId, party, criteria, relations } = described;
  if (![criteria, relations].every(({ key }) => key === `request-${requestId}`)) return 'sealed_elsewhere';
  // Its request was opened in the meantime: that one has the party as it was.
  if (before !== null && (isHeld(before, ctx) || (before.isRequested && before.requestId === requestId))) {
    return 'line_held';
  }
  return placesNeeded(party) === 0 ? 'empty_party' : null;
}

/** Whether the lines contradict each other once some of them say this. */
const areContrary = (
  { related = new Map() }: OperationContext,
  says: readonly (readonly [number, PartyRelations])[],
  gone: number | null = null,
): boolean => contradicts(new Map([...[...related].filter(([one]) => one !== gone), ...says]));

const recorded = ({ line, requestId, party, criteria, relations }: Described) => ({
  ...{ line, requestId, party, criteria, relations },
});

/** A card is of one party: typing it twice is refused. */
export const addParty: OperationCommandRow<'add-party'> = {
  when: 'open',
  decide(command, state, ctx): OperationDecision {
    if (lineOf(state, command.line) !== null) return refuse('line_taken');
    if (state.lines.length >= MOST_LINES) return refuse('too_many_lines');
    const fault = faultOf(command, null, ctx);
    if (fault !== null) return refuse(fault);
    if (areContrary(ctx, [[command.line, command.related]])) return refuse('with_and_not_with');
    const { crosses } = command;
    return done(state, ctx, { type: 'OperationPartyAdded', ...recorded(command), crosses });
  },
};

export const changeParty: OperationCommandRow<'change-party'> = {
  when: 'open',
  decide(command, state, ctx) {
    const before = lineOf(state, command.line);
    if (before === null) return refuse('line_unknown');
    const fault = faultOf(command, before, ctx);
    return fault === null ? done(state, ctx, { type: 'OperationPartyChanged', ...recorded(command) }) : refuse(fault);
  },
};

export const relateParty: OperationCommandRow<'relate-party'> = {
  when: 'open',
  decide({ line, relations, related }, state, ctx) {
    const before = lineOf(state, line);
    if (before === null) return refuse('line_unknown');
    if (relations.key !== before.relations.key) return refuse('sealed_elsewhere');
    if (areContrary(ctx, [[line, related]])) return refuse('with_and_not_with');
    if (same(ctx.related?.get(line), related)) return accepted();
    return done(state, ctx, { type: 'OperationPartyRelated', line, relations });
  },
};

export const recordCrossing: OperationCommandRow<'record-crossing'> = {
  when: 'open',
  decide({ line, crosses }, state, ctx) {
    const before = lineOf(state, line);
    if (before === null) return refuse('line_unknown');
    if (before.crosses === crosses) return accepted();
    return done(state, ctx, { type: 'OperationCrossingRecorded', line, crosses });
  },
};

export const takeBackParty: OperationCommandRow<'take-back-party'> = {
  when: 'open',
  decide({ line }, state, ctx) {
    const before = lineOf(state, line);
    if (before === null) return refuse('line_unknown');
    if (isHeld(before, ctx)) return refuse('line_held');
    return done(state, ctx, { type: 'OperationPartyTakenBack', line, requestId: before.requestId, joined: null });
  },
};

/** Of several who travel as one nobody crosses a border who did not agree to. */
const CAUTIOUS_FIRST: readonly Crossing[] = ['refused', 'not_asked', 'agreed'];

/** The people of `other` are in `line` from now on, with what was said of either. */
export const joinParties: OperationCommandRow<'join-parties'> = {
  when: 'open',
  decide(command, state, ctx) {
    const [before, other] = [lineOf(state, command.line), lineOf(state, command.other)];
    if (before === null || other === null || before === other) return refuse('line_unknown');
    const fault = isHeld(other, ctx) ? 'line_held' : faultOf(command, before, ctx);
    if (fault !== null) return refuse(fault);
    const { others } = command;
    if (others.some(({ line, relations }) => lineOf(state, line)?.relations.key !== relations.key)) {
      return refuse('sealed_elsewhere');
    }
    const says = [command, ...others].map(({ line, related }) => [line, related] as const);
    if (areContrary(ctx, says, command.other)) return refuse('with_and_not_with');
    const crosses = CAUTIOUS_FIRST.find((one) => one === before.crosses || one === other.crosses) ?? 'not_asked';
    const asked = { type: 'OperationCrossingRecorded', line: command.line, crosses } as const;
    return done(
      state,
      ctx,
      { type: 'OperationPartyTakenBack', line: command.other, requestId: other.requestId, joined: command.line },
      { type: 'OperationPartyChanged', ...recorded(command) },
      ...(crosses === before.crosses ? [] : [asked]),
      ...others.map(({ line, relations }) => ({ type: 'OperationPartyRelated', line, relations }) as const),
    );
  },
};

/** Who goes into a line of their own agreed to cross a border as far as all of them did. */
export const splitParty: OperationCommandRow<'split-party'> = {
  when: 'open',
  decide(command, state, ctx) {
    const before = lineOf(state, command.line);
    if (before === null) return refuse('line_unknown');
    const { into } = command;
    if (lineOf(state, into.line) !== null) return refuse('line_taken');
    if (state.lines.length >= MOST_LINES) return refuse('too_many_lines');
    const fault = faultOf(command, before, ctx) ?? faultOf(into, null, ctx);
    if (fault !== null) return refuse(fault);
    const { crosses } = before;
    return done(
      state,
      ctx,
      { type: 'OperationPartyChanged', ...recorded(command) },
      { type: 'OperationPartyAdded', ...recorded(into), crosses },
    );
  },
};

export const decideShelter: OperationCommandRow<'decide-shelter'> = {
  when: 'open',
  decide({ line, shelterId }, state, ctx) {
    const before = lineOf(state, line);
    if (before === null) return refuse('line_unknown');
    if (before.decided === shelterId) return accepted();
    return done(state, ctx, { type: 'OperationShelterDecided', line, shelterId });
  },
};

import type { OperationWhere } from '@safe-haven/contracts';
import type {
  Actor,
  MatchableShelter,
  Needs,
  OpenedOperation,
  PlanInput,
  PlannedHold,
  PlanParty,
} from '@safe-haven/domain';
import type { LiveCasework } from '../../feed/live-casework.ts';
import { pointOf } from '../../feed/matchable-shelters.ts';
import { standingIn } from '../line-standing.ts';
import type { OpenedLine } from '../opened.ts';

interface Given {
  readonly state: OpenedOperation;
  readonly lines: readonly OpenedLine[];
  readonly where: OperationWhere | null;
  /** The plan on the screen; empty: none. */
  readonly shown: readonly PlannedHold[];
  readonly cases: LiveCasework;
  readonly shelters: readonly MatchableShelter[];
  readonly now: string;
}

/** Houses answer as they do to the leader, who will hold: a helper sees the same plan. */
const leadOf = ({ lead, organisation, country }: OpenedOperation): Actor => ({ ...lead, organisation, country });

/** The question of a plan: the parties that have no place, along with those that have one and stay where they are. */
export const planInputOf = ({ state, lines, where, shown, cases, shelters, now }: Given): PlanInput => ({
  parties: lines.flatMap((line) => partyOf(line, shown, cases)),
  shelters,
  from: where?.from ? pointOf(where.from) : null,
  avoid: where?.avoid ?? [],
  now,
  actor: leadOf(state),
});

function partyOf(line: OpenedLine, shown: readonly PlannedHold[], cases: LiveCasework): readonly PlanParty[] {
  const heldIn = placeOf(line, cases);
  // Its search has ended without a place.
  if (heldIn === null && standingIn(cases, line) === 'over') return [];
  const before = shown.find((one) => one.line === line.line) ?? null;
  return [
    {
      line: String(line.line),
      party: line.party,
      needs: (line.needs ?? {}) as Needs,
      with: line.related.with.map(String),
      notWith: line.related.notWith.map(String),
      crosses: line.crosses,
      decided: line.decided,
      shown: before && { shelterId: before.shelterId, rooms: before.rooms },
      heldIn,
    },
  ];
}

/** The house that has a place for it or has been asked for one; null: none. */
function placeOf({ requestId, hold }: OpenedLine, cases: LiveCasework): string | null {
  const request = cases.request(requestId);
  const standing = request?.holds.find((one) => one.standing === 'promised' || one.standing === 'admitted');
  if (standing !== undefined) return standing.shelterId;
  if (hold === null) return null;
  const isSeen = request?.holds.some(({ holdId }) => holdId === hold.holdId) ?? false;
  return isSeen ? null : hold.shelterId;
}

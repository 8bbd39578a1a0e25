import { type Actor, after, HOUR, mayDo, type PlacedBy, type Role, type ShiftState } from '@safe-haven/domain';
import { compare, same } from '@safe-haven/lang';
import { type Desk, deskOf, seesDesk } from './desk.ts';
import type { Handovers } from './handovers.ts';

/** A shift that began longer ago is old: the one who began it may have left without a word (ms). */
const SHIFT_IS_OLD = 24 * HOUR;

/** A desk of one's own organisation; `shift`: who has the duty there, null: nobody has ever begun a shift. */
export interface DeskDuty {
  readonly desk: Desk;
  readonly shift: {
    readonly by: PlacedBy;
    /** The reader reads the handover of this desk, and with it names (HO-7). */
    readonly named: boolean;
    readonly since: string;
    /** It was handed over, and nobody has taken it yet. */
    readonly waits: boolean;
    readonly old: boolean;
  } | null;
}

type Begun = Exclude<ShiftState, { situation: 'none' }>;

/** HO-11: the desk of one's whole organisation first, one's own, then the others where somebody has begun a shift. */
export function ownDutyOf(handovers: Handovers, actor: Actor, now: string): readonly DeskDuty[] {
  const { organisation } = actor;
  const mine = deskOf(actor);
  if (organisation === null || mine === null) return [];
  const begun = begunAt(handovers, organisation);
  const desks: Desk[] = [{ organisation, shelters: null }, mine, ...begun];
  const isFirst = (desk: Desk, i: number) => desks.findIndex((other) => isSameDesk(other, desk)) === i;
  return desks.filter(isFirst).map(({ shelters }) => {
    const desk = { organisation, shelters };
    const state = begun.find((each) => isSameDesk(each, desk));
    const named = mayDo(actor, 'handover') && seesDesk(actor, desk);
    return { desk, shift: state === undefined ? null : { ...shiftOf(state, now), named } };
  });
}

/** HO-12: as what somebody has the duty at another organisation; nothing of whom, where or since when. */
export const rolesOnDuty = (handovers: Handovers, organisation: string, now: string): readonly Role[] =>
  [...new Set(begunAt(handovers, organisation).flatMap((state) => (isOld(state, now) ? [] : state.by.role)))].toSorted(
    compare,
  );

const begunAt = ({ desks }: Handovers, organisation: string): readonly Begun[] =>
  [...desks.values()].flatMap((state) =>
    state.situation !== 'none' && state.organisation === organisation ? state : [],
  );

const isSameDesk = (a: Pick<Desk, 'shelters'>, b: Pick<Desk, 'shelters'>): boolean => same(a.shelters, b.shelters);
const isOld = ({ since }: Begun, now: string): boolean => since < after(now, -SHIFT_IS_OLD);

const shiftOf = (state: Begun, now: string) => ({
  by: state.by,
  since: state.since,
  waits: state.situation === 'handed_over',
  old: isOld(state, now),
});

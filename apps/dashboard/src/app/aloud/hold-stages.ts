import type { EndedHold, NightHold, Tonight } from '@safe-haven/contracts';

/** How near the deadline of a hold is; each is said once as it begins. */
export type Stage = 'calm' | 'quarter' | 'last' | 'over';

const ORDER: readonly Stage[] = ['calm', 'quarter', 'last', 'over'];

/** What was known of the night when it was last looked at. */
export interface Announced {
  readonly stages: ReadonlyMap<string, Stage>;
  readonly ended: ReadonlySet<string>;
}

/** What is to be said now. */
export interface News {
  readonly near: readonly { readonly hold: NightHold; readonly stage: Stage }[];
  readonly ended: readonly EndedHold[];
}

/** `now` in ms. */
function stageOf(expiresAt: string, now: number): Stage {
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return 'over';
  if (left <= 5 * 60_000) return 'last';
  return left <= 15 * 60_000 ? 'quarter' : 'calm';
}

/** What was known after this look. */
export const announcedOf = (night: Tonight, now: number): Announced => ({
  stages: new Map(night.holds.map(({ holdId, expiresAt }) => [holdId, stageOf(expiresAt, now)])),
  ended: new Set(night.ended?.map(({ holdId }) => holdId)),
});

/** What has changed since: holds that came nearer to their deadline, and those that ended by another hand or the clock. */
export function newsSince(before: Announced, night: Tonight, now: number): News {
  const near = night.holds.flatMap((hold) => {
    const was = before.stages.get(hold.holdId);
    const stage = stageOf(hold.expiresAt, now);
    const cameNearer = was !== undefined && ORDER.indexOf(stage) > ORDER.indexOf(was);
    return cameNearer && concerns(hold) && asksSomething(hold, stage) ? [{ hold, stage }] : [];
  });
  const ended = (night.ended ?? []).filter(
    (hold) => !before.ended.has(hold.holdId) && concerns(hold) && !isOwnAct(hold),
  );
  return { near, ended };
}

const concerns = ({ mine, atHome }: Pick<NightHold, 'mine' | 'atHome'>): boolean => mine || atHome;

/** A party that has set out is expected, not asked about; after the deadline only the house can still do something. */
const asksSomething = ({ atHome, overdueFrom }: NightHold, stage: Stage): boolean =>
  atHome || (overdueFrom === null && stage !== 'over');

/** The side that ended it has its own answer. */
const isOwnAct = ({ how, byShelter, atHome, mine }: EndedHold): boolean =>
  how !== 'lapsed' && (how === 'admitted' || byShelter ? atHome : mine);

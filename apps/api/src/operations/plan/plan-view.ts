import type { MatchReason, OperationPlan } from '@safe-haven/contracts';
import {
  type Actor,
  type MatchableShelter,
  type Plan,
  type PlanInput,
  peopleIn,
  type Reason,
  seesExact,
  type WouldGive,
} from '@safe-haven/domain';
import { forBands } from '@safe-haven/projections';

interface Shown {
  readonly plan: Plan;
  readonly input: PlanInput;
  readonly gives: readonly WouldGive[];
  readonly actor: Actor;
}

/** A plan as its readers may see it: of other organisations' houses no room and no reason of space (PV-1). */
export function planViewOf({ plan, input, gives, actor }: Shown): Omit<OperationPlan, 'position' | 'plan' | 'madeAt'> {
  const shelters = new Map(input.shelters.map((shelter) => [shelter.shelterId, shelter]));
  const reasons = (shelterId: string, all: readonly Reason[]) =>
    all.map((reason) => shownTo(actor, shelters.get(shelterId), reason));
  const planned = input.parties.filter(({ heldIn }) => heldIn === null);
  const isPlaced = new Set(plan.lines.map(({ line }) => line));
  const people = (parties: PlanInput['parties']) => parties.reduce((sum, { party }) => sum + peopleIn(party), 0);
  return {
    lines: plan.lines.map(({ line, shelterId, rooms, conditions, asks, abroad, km, minutes }) => ({
      line: Number(line),
      shelterId,
      rooms: rooms.map((room) => privacyOf(shelters.get(shelterId), room)),
      conditions: reasons(shelterId, conditions),
      asks: [...asks],
      ...{ abroad, km, minutes },
    })),
    notPlaced: plan.notPlaced.map(({ line, why, against, ask }) => ({
      line: Number(line),
      why,
      against: counted(against),
      ask: ask.map(({ shelterId, conditions, abroad, km }) => ({
        shelterId,
        conditions: reasons(shelterId, conditions),
        ...{ abroad, km },
      })),
    })),
    held: input.parties.filter(({ heldIn }) => heldIn !== null).map(({ line }) => Number(line)),
    people: { placed: people(planned.filter(({ line }) => isPlaced.has(line))), of: people(planned) },
    aims: plan.aims.map(({ aim, value, bound, proven }) => ({ aim, value, bound, proven })),
    kmStep: plan.kmStep,
    wouldGive: gives.map(numbered),
  };
}

const shownTo = (actor: Actor, shelter: MatchableShelter | undefined, reason: Reason): MatchReason =>
  shelter !== undefined && seesExact(actor, shelter) ? { ...reason } : forBands(reason);

/** Whatever is about space is one reason: it is added up over houses most of which are other organisations'. */
function counted(against: Plan['notPlaced'][number]['against']): { code: string; shelters: number }[] {
  const counts = new Map<string, number>();
  for (const { code, shelters } of against) {
    const shown = forBands({ code } as Reason).code;
    counts.set(shown, (counts.get(shown) ?? 0) + shelters);
  }
  return [...counts].map(([code, shelters]) => ({ code, shelters }));
}

const privacyOf = (shelter: MatchableShelter | undefined, roomId: string): 'household' | 'shared' =>
  shelter?.state.situation === 'kept' ? (shelter.state.rooms[roomId]?.privacy ?? 'shared') : 'shared';

function numbered(give: WouldGive): OperationPlan['wouldGive'][number] {
  if (give.kind === 'area') return give;
  if (give.kind !== 'apart') return { ...give, line: Number(give.line) };
  const [one, other] = give.lines.map(Number) as [number, number];
  return { ...give, lines: [one, other] };
}

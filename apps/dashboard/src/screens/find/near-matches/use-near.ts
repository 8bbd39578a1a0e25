import type { FoundPlaces, FoundShelter, Nearly } from '@safe-haven/contracts';
import { useMemo } from 'react';
import type { Transferring } from '../../../features/search/search-memory.ts';
import type { Party } from '../../../model/party/party.ts';
import type { Placed } from '../results/order.ts';
import type { Found } from '../results/use-found.ts';
import { nearActionOf, shelterOf, topNearMatch } from './near-match.ts';
import { useFrozen } from './use-frozen.ts';

interface NearInput {
  readonly found: Found;
  /** Nothing moves under the pointer. */
  readonly isFrozen: boolean;
  readonly transfer: Transferring | null;
  readonly requestId: string | null;
  readonly disabledReason: string | undefined;
  /** The shelter with a pending request; null: none. */
  readonly asking: string | null;
  place(shelter: FoundShelter, how: { readonly rooms?: 2; readonly party?: Party }): Promise<void>;
  askShelters(shelters: readonly string[]): void;
  onRemaining(remaining: Party): void;
  onChoose(placed: Placed): void;
}

/** What comes near where no house takes them whole, what can be done about it, and what Enter does of it. */
export function useNear(input: NearInput) {
  const { found, transfer, requestId, disabledReason, asking, place, askShelters } = input;
  const { answer, answered, waiting } = found;
  const now = useMemo(() => nearIn(answer, transfer !== null), [answer, transfer]);
  const nearly = useFrozen(now, answered, input.isFrozen);
  const [first] = nearly;
  const toAsk = nearestToAsk(answer, nearly);
  const isAsked = toAsk.length > 0 && transfer === null && requestId === null;
  const nearest = {
    shelters: isAsked ? toAsk : [],
    ask: () => {
      if (!waiting) askShelters(toAsk);
    },
  };
  const act = (near: Nearly) => {
    if (disabledReason !== undefined || waiting || near.kind === 'apart') return;
    if (transfer !== null) return input.onChoose({ shelter: near.shelter, group: 'takesIf' });
    if (nearActionOf(near) === 'hold') void place(near.shelter, { rooms: 2 });
    else askShelters([near.shelter.shelterId]);
  };
  const part = (shelter: FoundShelter, some: Party, remaining: Party) => {
    if (disabledReason !== undefined || waiting) return;
    input.onRemaining(remaining);
    if (shelter.direct) void place(shelter, { party: some });
    else askShelters([shelter.shelterId]);
  };
  const asksFirst = isAsked && first?.kind === 'ask';
  const top = asksFirst ? null : topNearMatch({ nearly });
  return {
    nearly,
    top,
    nearest,
    action: { act, part, asking, disabledReason, chooses: transfer !== null },
    /** The shelter that Enter is about; null: none of these. */
    first: asksFirst ? first.shelter : top && shelterOf(top),
    /** What Enter does; null: nothing of these. */
    actFirst: asksFirst ? nearest.ask : top && (() => act(top)),
  };
}

/** A transfer is proposed to one house, which answers for itself: of what comes near it has those that can be asked. */
function nearIn(answer: FoundPlaces | null, isTransfer: boolean): readonly Nearly[] {
  const nearly = answer?.nearly ?? NOTHING;
  return isTransfer ? nearly.filter(({ kind }) => kind === 'ask') : nearly;
}
const NOTHING: readonly Nearly[] = [];

/** The houses that are asked first where none takes them (FP-21). */
function nearestToAsk(answer: FoundPlaces | null, nearly: readonly Nearly[]): readonly string[] {
  if (answer === null || answer.takes.count + answer.takesIf.count > 0) return [];
  return nearly.flatMap((near) => (near.kind === 'ask' ? [near.shelter.shelterId] : []));
}

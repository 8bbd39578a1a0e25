import { type Move, moveIn } from '../deciding/moving.ts';
import { fieldsOf } from '../evolving/patch.ts';
import type { RejectionCode } from '../rejections.ts';
import type { ProposedChange, Registered } from '../state.ts';
import { anyShelterFact } from './fact.ts';

/** Until a second person publishes it the house stays what it was (PX-1). It is withdrawn, and not corrected. */
export const profileChangeProposed = anyShelterFact<'ProfileChangeProposed'>({
  correctable: [],
  evolve: (_, event, { occurredAt, actor }) => ({
    proposed: { ...fieldsOf(event), at: occurredAt, by: actor.person },
  }),
  recheck: ({ draft, closed }) => (draft ? 'house_not_published' : closed ? 'house_closed' : null),
});

/** The fields of a proposed change. */
export const moveOf = (proposed: ProposedChange): Move => moveIn(proposed) ?? {};

/** The fault of a fact about a proposed change that does not wait. */
export const unlessProposed = ({ proposed }: Registered, changeId: string): RejectionCode | null =>
  proposed?.changeId === changeId ? null : 'change_unknown';

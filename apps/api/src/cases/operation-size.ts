import { type MetKind, metKinds, type OperationNotice } from '@safe-haven/contracts';
import { childrenOf, type OpenedOperation, type Party, peopleIn } from '@safe-haven/domain';

/** All that other organisations see of an operation: since when, how many, and who is among them (OR-5). */
export const sizeOf = ({ operationId, openedAt, expected, lines }: OpenedOperation): OperationNotice => ({
  operationId,
  openedAt,
  expected,
  people: peopleOf(lines),
  parties: lines.length,
  kinds: kindsOf(lines),
});

export const peopleOf = (lines: readonly { readonly party: Party }[]): number =>
  lines.reduce((sum, { party }) => sum + peopleIn(party), 0);

const COUNTED: Readonly<Record<MetKind, (party: Party) => number>> = {
  women: ({ women }) => women,
  men: ({ men }) => men,
  other: ({ other }) => other,
  children: (party) => childrenOf(party) + party.infants,
};

/** Who is among them, without a number. */
const kindsOf = (lines: readonly { readonly party: Party }[]): MetKind[] =>
  metKinds.filter((kind) => lines.some(({ party }) => COUNTED[kind](party) > 0));

import type { PartyNeeds, PartyRelations } from '@safe-haven/contracts';
import type { OpenedOperation, OperationLine } from '@safe-haven/domain';
import type { CaseSealing } from '../cases/sealing.ts';

/** A line with what is sealed of it. */
export interface OpenedLine extends OperationLine {
  /** null: the key was erased. */
  readonly needs: PartyNeeds | null;
  readonly related: PartyRelations;
}

const NONE: PartyRelations = { with: [], notWith: [] };

/** The lines of an operation, opened one by one and kept nowhere. */
export const openedLines = (sealing: CaseSealing, { lines }: OpenedOperation): Promise<OpenedLine[]> =>
  Promise.all(
    lines.map(async (line) => {
      const criteria = await sealing.openCriteria(line.requestId, line.criteria);
      return { ...line, needs: criteria?.needs ?? null, related: await relationsOf(sealing, line) };
    }),
  );

export const relationsOf = async (sealing: CaseSealing, line: OperationLine): Promise<PartyRelations> =>
  (await sealing.openRelations(line.requestId, line.relations)) ?? NONE;

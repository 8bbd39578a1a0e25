import type { OperationLine } from '@safe-haven/contracts';
import { type Line, lineFrom, NEEDS_STATED } from '../../model/line/line.ts';

/** A party as a line says it. */
export const lineOfParty = ({ party, needs, with: stays, notWith, crosses }: OperationLine): Line =>
  lineFrom(party, needs ?? {}, {
    with: stays,
    notWith,
    needs: crosses === 'agreed' ? ['crosses'] : crosses === 'refused' ? ['noBorder'] : [],
  });

/** What a party needs that a line does not say. */
export const unsaidNeeds = ({ needs }: Pick<OperationLine, 'needs'>): NonNullable<OperationLine['needs']> =>
  Object.fromEntries(Object.entries(needs ?? {}).filter(([need]) => !NEEDS_STATED.some((stated) => stated === need)));

/** The place of the commands on one party. */
export const placeOf = ({ line }: Pick<OperationLine, 'line'>): string => `party ${line}`;

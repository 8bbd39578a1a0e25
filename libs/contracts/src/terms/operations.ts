import { z } from 'zod';

/** Whether a party agreed to cross a border. */
export const crossing = z.enum(['agreed', 'refused', 'not_asked']);
/** Why an operation ended: somebody closed it, or nobody did anything for a week. */
export const operationClosedBecause = z.enum(['by_hand', 'left_alone']);
/** Who is among those who were met, without a number. */
export const metKinds = ['women', 'men', 'other', 'children'] as const;
export const metKind = z.enum(metKinds);

export type Crossing = z.infer<typeof crossing>;
export type OperationClosedBecause = z.infer<typeof operationClosedBecause>;
export type MetKind = z.infer<typeof metKind>;

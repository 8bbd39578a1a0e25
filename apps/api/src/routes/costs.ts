import { SetMetadata } from '@nestjs/common';

export const COST = 'cost';

/**
 * A read that takes more than others, and the points that it counts of the limit of the person who asks (SH-22). A
 * route without it counts one. On a POST it says that this is a read.
 */
export const Costs = (points: number) => SetMetadata(COST, points);

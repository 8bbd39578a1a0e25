import { ofCurrentShift, type ShiftEvolve } from './fact.ts';
import { nextShift } from './next-shift.ts';

export const handoverAccepted: ShiftEvolve<'HandoverAccepted'> = ofCurrentShift(nextShift);

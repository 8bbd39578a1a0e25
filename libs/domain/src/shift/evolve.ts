import type { ShiftEventType, ShiftFact } from './events.ts';
import type { ShiftEvolve } from './facts/fact.ts';
import { SHIFT_FACTS } from './facts/index.ts';
import type { ShiftState } from './state.ts';

export function evolveShift(state: ShiftState, { event, context }: ShiftFact): ShiftState {
  const evolve = SHIFT_FACTS[event.type] as ShiftEvolve<ShiftEventType>;
  return evolve(state, event, context);
}

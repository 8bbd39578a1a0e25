import { lazyOptional } from '../../ui/lazy-optional.tsx';

/** Loaded in parallel to the board: its read need not arrive before the list. */
export const SurgeBand = lazyOptional(() => import('./surge-band.tsx'), ['shelter', 'surges']);

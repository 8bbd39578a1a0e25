import { lazyOptional } from '../../ui/lazy-optional.tsx';

/** Whom to call about a house, beside a sentence that says so: its script, its words and the numbers come when it is shown. */
export const Call = lazyOptional(() => import('./call-numbers.tsx'), ['call']);

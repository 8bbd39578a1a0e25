import { lazyOptional } from '../../ui/lazy-optional.tsx';

/** The phone numbers of a shelter; script, texts and numbers are loaded when shown. */
export const Call = lazyOptional(() => import('./call-numbers.tsx'), ['call']);

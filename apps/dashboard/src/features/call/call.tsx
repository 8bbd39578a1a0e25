import { aside } from '../../ui/aside.tsx';

/** Whom to call about a house, beside a sentence that says so: its script, its words and the numbers come when it is shown. */
export const Call = aside(() => import('./call-numbers.tsx'), ['call']);

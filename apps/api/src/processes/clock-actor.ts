import type { Actor } from '@safe-haven/domain';

/** The actor of what time alone decides. */
export const CLOCK_ACTOR: Actor = { person: 'system:clock', role: 'service', organisation: null, country: null };

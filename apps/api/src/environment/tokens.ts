/** Names under which the composition root gives out what is not a class of its own. */
export const CONFIG = Symbol('config');
export const CLOCK = Symbol('clock');
/** Invented people whom anybody may sign in as; none outside the demo. */
export const DEMO_PEOPLE = Symbol('demo people');
export const EVENT_STORE = Symbol('event store');
/** The board as it is now, and as those see it who see it late. */
export const FEED = Symbol('feed');
export const LATE_FEED = Symbol('late feed');
/** What the operator's commands do with data keys. */
export const KEY_OPERATIONS = Symbol('key operations');

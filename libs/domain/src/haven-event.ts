import type { StoredEvent } from '@safe-haven/contracts';

/** Every fact that any stream of the log may hold. The stream's name says of which kind it is. */
export type HavenEvent = StoredEvent;

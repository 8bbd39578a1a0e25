import type { HavenEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { FreeSpace } from './disk-watch.ts';
import type { RequestLine } from './log-form.ts';
import { token } from './provide.ts';

export const CONFIG = token<Config>('config');
/** Where the operator reads what is wrong with the program. */
export const CONDITION_LINES = token<(line: string) => void>('lines about the program');
/** Where a line for each request to the API is written; null: nowhere. */
export const REQUEST_LOG = token<((line: RequestLine) => void) | null>('lines of requests');
/** How much room a disk has. */
export const FREE_SPACE = token<FreeSpace>('free space');
export const CLOCK = token<Clock>('clock');
export const EVENT_STORE = token<EventStore<HavenEvent>>('event store');

import type { HavenEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { token } from './provide.ts';

export const CONFIG = token<Config>('config');
export const CLOCK = token<Clock>('clock');
export const EVENT_STORE = token<EventStore<HavenEvent>>('event store');

import type { EventStore } from '../port.ts';
import type { EventStoreDbOptions } from './settings.ts';

/** `openEventStoreDb` of `open.ts`, loaded with its client and gRPC by those who have such a server. */
export async function openEventStoreDb<E>(options: EventStoreDbOptions<E>): Promise<EventStore<E>> {
  const adapter = await import('./open.ts');
  return adapter.openEventStoreDb(options);
}

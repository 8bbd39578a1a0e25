import type { EventStore } from '../port.ts';
import type { EventStoreDbOptions } from './settings.ts';

/** `openEventStoreDb` of `open.ts`, so that the client and gRPC are loaded only when such a server is used. */
export async function openEventStoreDb<E>(options: EventStoreDbOptions<E>): Promise<EventStore<E>> {
  const adapter = await import('./open.ts');
  return adapter.openEventStoreDb(options);
}

import type { EventStore } from '@safe-haven/event-store';
import { readToHead } from '@safe-haven/event-store';
import { administratorsIn, type DirectoryEntry, emptyDirectory, projectDirectory } from '@safe-haven/projections';

/** Whether nobody administers but this person, by the whole log: nobody could let anybody in again afterwards. */
export async function isLastAdministrator(store: EventStore, personId: string): Promise<boolean> {
  const directory = emptyDirectory();
  for await (const logged of readToHead(store)) projectDirectory(directory, logged as DirectoryEntry);
  const administrators = administratorsIn(directory);
  return administrators.length === 1 && administrators[0] === personId;
}

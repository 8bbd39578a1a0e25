import { useQueuedCommands } from '../../net/outbox/use-outbox.ts';
import { QueuedCommandRow } from '../offline/queued-command-row.tsx';
import { useShelter } from './shelter-context.ts';

/** The queued commands about one part of this shelter: a hold, a stay, the shelter itself. */
export function useQueuedFor(part: string) {
  const { shelterId } = useShelter();
  return useQueuedCommands().filter((w) => w.shelterId === shelterId && w.place.split(':')[0] === part);
}

/** The queued commands about one part, shown next to it. */
export function QueuedCommands({ about }: { readonly about: string }) {
  const queued = useQueuedFor(about);
  return queued.map((command) => <QueuedCommandRow key={command.key} command={command} />);
}

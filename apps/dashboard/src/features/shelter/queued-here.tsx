import { useWaiting } from '../../net/outbox/use-waiting.ts';
import { WaitingLine } from '../offline/waiting-line.tsx';
import { useShelter } from './shelter-context.ts';

/** The commands that wait for the connection and were made about one thing of this house: a hold, a stay, the house itself. */
export function useWaitingAbout(thing: string) {
  const { shelterId } = useShelter();
  return useWaiting().filter((w) => w.shelterId === shelterId && w.place.split(':')[0] === thing);
}

/** What waits about one thing, beside it. */
export function WaitingHere({ about }: { readonly about: string }) {
  const here = useWaitingAbout(about);
  return here.map((command) => <WaitingLine key={command.key} command={command} />);
}

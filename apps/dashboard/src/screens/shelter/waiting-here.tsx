import { WaitingLine } from '../../features/offline/waiting-line.tsx';
import { useWaiting } from '../../net/outbox/use-waiting.ts';
import { useScreen } from './screen.ts';

/** The commands that wait for the connection and were sent about one thing of this house: a hold, a stay, the house itself. */
export function useWaitingAbout(thing: string) {
  const { shelterId } = useScreen();
  return useWaiting().filter((w) => w.shelterId === shelterId && w.place.split(':')[0] === thing);
}

/** What waits about one thing, beside it. */
export function WaitingHere({ about }: { readonly about: string }) {
  const here = useWaitingAbout(about);
  return here.map((command) => <WaitingLine key={command.key} command={command} />);
}

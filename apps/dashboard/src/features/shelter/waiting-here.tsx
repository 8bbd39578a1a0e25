import { useWaiting } from '../offline/use-waiting.ts';
import { WaitingLine } from '../offline/waiting-line.tsx';
import { useScreen } from './shelter-context.ts';

/** The wishes that wait for the line and were made about one thing of this house: a hold, a stay, the house itself. */
export function useWaitingAbout(thing: string) {
  const { shelterId } = useScreen();
  return useWaiting().filter((w) => w.shelterId === shelterId && w.place.split(':')[0] === thing);
}

/** What waits about one thing, beside it. */
export function WaitingHere({ about }: { readonly about: string }) {
  const here = useWaitingAbout(about);
  return here.map((wish) => <WaitingLine key={wish.key} wish={wish} />);
}

import { onNudge } from '../nudges.ts';
import { NIGHT } from './addresses.ts';
import { readAgain } from './queries.ts';

/** A first change is asked for at once, a burst of them together. */
const GATHER_MS = 100;
/** What the clock alone changes, such as a party that is overdue, is seen without a nudge. */
const EVERY_MS = 60_000;

let readers = 0;
let stop = (): void => undefined;

/** Reads what is shown of this night again whenever it is otherwise, for as long as somebody shows any. Returns how to stop. */
export function followNight(): () => void {
  if (readers === 0) stop = begin();
  readers += 1;
  return () => {
    readers -= 1;
    if (readers === 0) stop();
  };
}

function begin(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = () => void readAgain(NIGHT);
  const stopNudges = onNudge('tonight', () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      again();
    }, GATHER_MS);
  });
  const clock = setInterval(again, EVERY_MS);
  return () => {
    stopNudges();
    clearInterval(clock);
    clearTimeout(timer);
  };
}

import { onNudge } from '../nudges.ts';
import { TONIGHT_KEY } from './endpoints.ts';
import { refetch } from './queries.ts';

/** Nudges within this time cause one read, ms. */
const BATCH_MS = 100;
/** Refetch interval for changes by time alone, such as a party becoming overdue, ms. */
const REFRESH_MS = 60_000;

let readers = 0;
let stop = (): void => undefined;

/** Keeps the queries under `TONIGHT_KEY` current while at least one component shows one of them. Returns how to stop. */
export function followTonight(): () => void {
  if (readers === 0) stop = startFollowing();
  readers += 1;
  return () => {
    readers -= 1;
    if (readers === 0) stop();
  };
}

function startFollowing(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refetchTonight = () => void refetch(TONIGHT_KEY);
  const stopNudges = onNudge('tonight', () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      refetchTonight();
    }, BATCH_MS);
  });
  const clock = setInterval(refetchTonight, REFRESH_MS);
  return () => {
    stopNudges();
    clearInterval(clock);
    clearTimeout(timer);
  };
}

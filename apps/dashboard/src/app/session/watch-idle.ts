const WARN_MS = 20_000;
const CHECK_EVERY_MS = 1_000;
/** Events that count as activity. Pointer movement does not: a table may have been bumped. */
const ACTIVITY_EVENTS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
/** A broadcast channel: activity in one tab keeps the session of all tabs. Its name reveals nothing. */
const CHANNEL = 'use';
const BROADCAST_EVERY_MS = 5_000;

export interface IdleWatch {
  /** The person chose to stay. */
  stay(): void;
  stop(): void;
}

export interface IdleSettings {
  readonly idleMs: number;
  /** When the session ends regardless of activity, epoch ms. */
  readonly endsAt: number;
  readonly now: () => number;
  /** Activity in this tab. */
  onUse(): void;
  /** The time until the lock in ms, within the last 20 s; null: no warning. */
  onWarn(leftMs: number | null): void;
  /** The idle timeout or the end of the session was reached. Called once. */
  onOver(): void;
}

/**
 * Watches for inactivity. While the warning is shown only `stay` counts as activity: moving towards "sign out" must not
 * extend the session. A device that was asleep is noticed at the first check after it woke.
 */
export function watchIdle({ idleMs, endsAt, now, onUse, onWarn, onOver }: IdleSettings): IdleWatch {
  let last = now();
  let lastBroadcast = 0;
  let warned = false;
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
  const onActivity = () => {
    last = now();
    if (warned) onWarn(null);
    warned = false;
    onUse();
    if (last - lastBroadcast < BROADCAST_EVERY_MS) return;
    lastBroadcast = last;
    channel?.postMessage('');
  };
  const onEvent = () => {
    if (!warned && now() - last < idleMs - WARN_MS) onActivity();
  };
  const check = () => {
    const left = Math.min(last + idleMs, endsAt) - now();
    if (left <= 0) {
      stop();
      onOver();
    } else if (last + idleMs - now() <= WARN_MS) {
      warned = true;
      onWarn(left);
    } else if (warned) {
      warned = false;
      onWarn(null);
    }
  };
  const timer = setInterval(check, CHECK_EVERY_MS);
  const stop = () => {
    clearInterval(timer);
    channel?.close();
    for (const use of ACTIVITY_EVENTS) removeEventListener(use, onEvent, { capture: true });
    document.removeEventListener('visibilitychange', check);
  };
  for (const use of ACTIVITY_EVENTS) addEventListener(use, onEvent, { capture: true, passive: true });
  document.addEventListener('visibilitychange', check);
  if (channel)
    channel.onmessage = () => {
      last = now();
    };
  return { stay: onActivity, stop };
}

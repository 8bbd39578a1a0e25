const WARN_MS = 20_000;
const CHECK_EVERY_MS = 1_000;
/** Typing and pressing are use; a pointer that is only moved may be a bumped table. */
const ACTIVITY_EVENTS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
/** Tabs of one browser share a session: use in one keeps the others. The name says nothing of what this page is. */
const CHANNEL = 'use';
const BROADCAST_EVERY_MS = 5_000;

export interface IdleWatch {
  /** Somebody said that they are here. */
  stay(): void;
  stop(): void;
}

export interface IdleSettings {
  readonly idleMs: number;
  /** When the session ends in any case, epoch ms. */
  readonly endsAt: number;
  readonly now: () => number;
  /** Real use in this tab. */
  onUse(): void;
  /** What is left before it locks, in ms, at most the last 20 s; null: nothing to warn of. */
  onWarn(leftMs: number | null): void;
  /** Nobody was here for too long, or the session has come to its end. Told once. */
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

const AT_MOST_EVERY_MS = 60_000;

/** Reloads the page after a protocol mismatch; at most once a minute, to prevent a loop. */
export function reloadOnce(): void {
  const last = Number(sessionStorage.getItem('reloaded') ?? 0);
  if (Date.now() - last < AT_MOST_EVERY_MS) return;
  sessionStorage.setItem('reloaded', String(Date.now()));
  location.reload();
}

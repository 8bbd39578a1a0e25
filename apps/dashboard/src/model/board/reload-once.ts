const AT_MOST_EVERY_MS = 60_000;

/** Loads the page anew because the server speaks otherwise than it; not again within a minute, or it would never end. */
export function reloadOnce(): void {
  const last = Number(sessionStorage.getItem('reloaded') ?? 0);
  if (Date.now() - last < AT_MOST_EVERY_MS) return;
  sessionStorage.setItem('reloaded', String(Date.now()));
  location.reload();
}

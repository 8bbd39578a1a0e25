// Runs before the first paint: a night console must not flash white. The rest of the theme is in src/ui/theme.ts.
(() => {
  // Somebody left in a hurry (src/app/session/quick-exit.ts): "back" and "forward" show nothing of us, not even our name.
  const left = () => document.cookie.split('; ').includes('left=1');
  const away = () => {
    document.documentElement.hidden = true;
    stop();
    location.replace('https://www.wikipedia.org/');
  };
  addEventListener('pageshow', (event) => event.persisted && left() && away());
  if (left()) {
    if (performance.getEntriesByType('navigation')[0]?.type === 'back_forward') return away();
    // biome-ignore lint/suspicious/noDocumentCookie: who comes here on purpose is let in again, before anything is asked for
    document.cookie = 'left=; path=/; max-age=0';
  }
  let chosen = null;
  try {
    chosen = localStorage.getItem('theme');
  } catch {
    // A browser that keeps nothing still gets the theme of its system.
  }
  const night = chosen ? chosen === 'night' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = night ? 'night' : 'light';
  // Schemas must not try to compile themselves: the content security policy forbids it and would log each try.
  globalThis.__zod_globalConfig = { jitless: true };
  // A page whose script was lost stays white, one without its styles is bare. It is opened again, as what was lost is
  // asked again, each time later (LG-5). A lazy part asks for its own styles, when the page is complete. How often it was
  // tried is kept beside the address in the history: a reload leaves it, and a link that is pressed begins anew.
  const isNeeded = ({ rel }) => rel === 'stylesheet' && document.readyState !== 'complete';
  const WAITS = [5_000, 10_000, 20_000];
  const tries = history.state?.tries ?? 0;
  const noteTries = (number) => history.replaceState({ ...history.state, tries: number }, '');
  let isLost = false;
  addEventListener('load', () => !isLost && tries > 0 && noteTries(0));
  const again = () => {
    noteTries(tries + 1);
    location.reload();
  };
  /** One sentence in each language, each a link that opens the page. */
  const sentences = () => [...document.getElementById('page-late').content.cloneNode(true).childNodes];
  const say = () => document.getElementById('root').before(...sentences());
  const opensAgain = ({ target }) => {
    if (isLost || !(target instanceof HTMLScriptElement || isNeeded(target))) return;
    isLost = true;
    addEventListener('online', again);
    if (tries < WAITS.length) setTimeout(again, WAITS[tries]);
    // A first loss is mended by itself mostly. The page may not be read to its end yet.
    if (tries > 0 && document.readyState === 'loading') addEventListener('DOMContentLoaded', say);
    else if (tries > 0) say();
  };
  addEventListener('error', opensAgain, true);
  // One that hangs is said after as long as a late part (src/locales/part-late.ts), and still used when it comes.
  setTimeout(() => {
    const root = document.getElementById('root');
    const styles = [...document.querySelectorAll('link')].filter((link) => isNeeded(link) && link.sheet === null);
    if (root === null || isLost || (root.hasChildNodes() && styles.length === 0)) return;
    const lines = sentences();
    if (styles.length === 0) return root.append(...lines);
    // Styles that hang hold back all that is drawn, and the script. For no medium they do not.
    root.before(...lines);
    for (const link of styles) {
      link.media = 'not all';
      link.addEventListener('load', () => {
        link.media = 'all';
        for (const line of lines) line.remove();
      });
    }
  }, 20_000);
  // A practice night asks no server (src/app/practice).
  if (location.pathname === '/practice') return;
  // The first question of the program is asked while its script is still on its way (src/net/prefetched.ts).
  const ask = (path) =>
    fetch(path, {
      headers: { accept: 'application/json' },
      cache: 'no-store',
      signal: AbortSignal.timeout(12_000),
    });
  globalThis.prefetchedMe = ask('/api/me').catch(() => undefined);
  // And so is the board, for those who see one: the list need not wait for the live connection to be open.
  globalThis.prefetchedBoard = globalThis.prefetchedMe
    .then(async (answer) => {
      if (!answer?.ok) return;
      const me = await answer.clone().json();
      if (me.may.includes('board')) return { me, answer: await ask('/api/board') };
    })
    .catch(() => undefined);
})();

import { type Engine, until } from './engine.ts';

/** What went wrong on a screen, if anything did. */
const FAULTS = `(() => {
  const beyond = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const problems = [...document.querySelectorAll('[role="alert"][data-problem]')].map((part) => part.dataset.problem);
  return [...(beyond > 0 ? [beyond + ' px stick out'] : []), ...problems];
})()`;

interface Stop {
  readonly screen: string;
  readonly path: string | null;
  /** What is done there, once it is there. */
  readonly act?: string;
  /** True when it is as it should be. */
  readonly there: string;
}

const row = `document.querySelector('.row[data-shelter]')`;

/** Sign-in, board, find, Tonight, house: what a night is made of, as a hotline goes it. */
const STOPS: readonly Stop[] = [
  {
    screen: 'sign-in',
    path: '/',
    there: `[...document.querySelectorAll('button')].some((b) => /Vesna M\\./.test(b.textContent))`,
  },
  {
    screen: 'board',
    path: null,
    act: `[...document.querySelectorAll('button')].find((b) => /Vesna M\\./.test(b.textContent)).click()`,
    there: `${row} && document.querySelector('[data-live="live"]')`,
  },
  { screen: 'find', path: '/find', there: `document.querySelector('[data-first]')` },
  {
    screen: 'find, answered',
    path: null,
    act: `(() => {
      const first = document.querySelector('[data-first]');
      first.focus();
      first.dispatchEvent(new KeyboardEvent('keydown', { key: '1', bubbles: true, cancelable: true }));
    })()`,
    there: `document.querySelector('.find-main:not([aria-busy]) .found-groups') || document.querySelector('.find-show button')`,
  },
  { screen: 'Tonight', path: '/tonight', there: `document.querySelector('.tonight-group, [data-empty="tonight"]')` },
  { screen: 'house', path: '/place/lipa', there: `document.querySelector('article.shelter h2')` },
];

/** Goes the path; resolves with what was wrong, by screen. */
export async function goTheNightsPath(engine: Engine, url: string): Promise<string[]> {
  const faults: string[] = [];
  for (const { screen, path, act, there } of STOPS) {
    if (path !== null) await engine.goto(url + path);
    if (act !== undefined) await engine.evaluate(act);
    await until(engine, there);
    const found = (await engine.evaluate(FAULTS)) as string[];
    faults.push(...found.map((fault) => `${screen}: ${fault}`));
  }
  return faults;
}

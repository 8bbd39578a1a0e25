import { PROTOCOL } from '@safe-haven/contracts';

export interface Circumstances {
  /** The address of the screen without what identifies anything on it. */
  readonly screen: string;
  readonly role: string | null;
  readonly language: string;
  readonly theme: string;
  readonly at: Date;
  /** The last refusal or failure that this page got: its code and the id of its trace. */
  readonly lastProblem: { readonly code: string; readonly trace?: string | undefined } | null;
}

/**
 * What an operator needs to look for a fault, and nothing of anybody: no name, no organisation, no house,
 * no number and no id. In codes, since another person reads it than the one who copies it.
 */
export function reportOf({ screen, role, language, theme, at, lastProblem }: Circumstances): string {
  const { innerWidth, innerHeight, devicePixelRatio } = window;
  const lines: readonly (readonly [string, string])[] = [
    ['screen', screen],
    ['time', at.toISOString().replace(/:\d\d\.\d+Z$/, 'Z')],
    ['role', role ?? 'signed out'],
    ['language, theme', `${language}, ${theme}`],
    ['window', `${innerWidth} x ${innerHeight} at ${devicePixelRatio}`],
    ['program', `protocol ${PROTOCOL}, ${buildOf(document)}`],
    ['last problem', lastProblem?.code ?? 'none'],
    ['its trace', lastProblem?.trace ?? 'none'],
    ['line', navigator.onLine ? 'up' : 'down'],
    ['browser', navigator.userAgent],
  ];
  return lines.map(([name, value]) => `${name}: ${value}`).join('\n');
}

/** The name of the page's script, which is another one in each build. */
function buildOf(page: Document): string {
  const script = page.querySelector<HTMLScriptElement>('script[src*="/assets/"]');
  return script?.src.split('/').at(-1) ?? 'no build';
}

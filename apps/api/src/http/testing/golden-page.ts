import { readFileSync } from 'node:fs';

/**
 * What the page of a release reads, as it was recorded in a browser on every screen of the demo: a line for the moment
 * and its handshake, then one for each route with the schema that this page parses the answer with.
 */
export interface GoldenPage {
  readonly protocol: number;
  /** The clock of the recording: the addresses name days. */
  readonly now: string;
  readonly handshake: Readonly<Record<string, unknown>>;
  readonly routes: readonly GoldenRoute[];
}
interface GoldenRoute {
  readonly reads: readonly (readonly [person: string, path: string])[];
  readonly answer: object;
}

export function goldenPage(protocol: number): GoldenPage {
  const file = readFileSync(new URL(`../golden-pages/${protocol}.jsonl`, import.meta.url), 'utf8');
  const [head, ...routes] = file
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { ...head, routes };
}

import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { patience } from '@safe-haven/jest-preset/patience';

/** As little of a browser as the night's path needs, so that each engine is driven by what it brings itself. */
export interface Engine {
  goto(url: string): Promise<void>;
  /** The value of an expression in the page, awaited there; JSON. */
  evaluate(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

/** The first of some paths that is there. */
export const installed = (...paths: readonly (string | undefined)[]): string | undefined =>
  paths.find((path) => path !== undefined && path !== '' && existsSync(path));

/** Looks again and again until an expression is true in the page; throws with what the page says instead. */
export async function until(engine: Engine, expression: string, ms = patience(30_000)): Promise<void> {
  const deadline = Date.now() + ms;
  for (;;) {
    // A page that is on its way to another one answers nothing, or with an error.
    const is = await engine.evaluate(`Boolean(${expression})`).catch(() => false);
    if (is === true) return;
    if (Date.now() > deadline) {
      const says = await engine.evaluate('location.href + " " + document.body.innerText.slice(0, 600)').catch(String);
      throw new Error(`It did not come to ${expression} within ${ms} ms. The page: ${says}`);
    }
    await pause(100);
  }
}

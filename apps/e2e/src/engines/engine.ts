import { existsSync } from 'node:fs';
import { eventually } from '@safe-haven/jest-preset/waiting';

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
export async function until(engine: Engine, expression: string): Promise<void> {
  // A page that is on its way to another one answers nothing, or with an error.
  const is = () => engine.evaluate(`Boolean(${expression})`).catch(() => false);
  await eventually(is).catch(async (cause) => {
    const says = await engine.evaluate('location.href + " " + document.body.innerText.slice(0, 600)').catch(String);
    throw new Error(`It did not come to ${expression}. The page: ${says}`, { cause });
  });
}

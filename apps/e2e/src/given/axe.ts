import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { atRest } from './at-rest.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

const CONTRAST = 'color-contrast';
/** Contrast takes half of the time: in another theme only it can change, in another width only all else. */
const RULES = {
  all: {},
  contrast: { runOnly: [CONTRAST] },
  'all but contrast': { rules: { [CONTRAST]: { enabled: false } } },
};

/** What axe finds wrong with the page as it is (WCAG 2.2 AA and best practices), one line each. */
export async function axeViolations(page: Page, rules: keyof typeof RULES = 'all'): Promise<string[]> {
  await atRest(page);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const violations = await page.evaluate(async (how) => {
    const { axe } = globalThis as unknown as { axe: { run(how: object): Promise<{ violations: Violation[] }> } };
    // What passes is not recorded: that took as long as to find what doesn't.
    return (await axe.run({ resultTypes: ['violations'], ...how })).violations;
  }, RULES[rules]);
  return violations.flatMap((v) =>
    v.nodes.map((n) => `${v.id}: ${v.help}: ${n.target.join(' ')}\n${n.failureSummary ?? ''}`),
  );
}

import type { Page } from 'playwright-core';

/** What is pressed, chosen or typed in: it has a name. */
const CONTROLS = /^(button|link|textbox|searchbox|combobox|radio|checkbox|spinbutton|slider|switch) /;
/** What is inside of these is their name. */
const NAMED = /^(heading \d|button|link|textbox|searchbox|combobox|radio|checkbox|spinbutton|slider|switch)$/;
const PARTS = /^(region|navigation|group|radiogroup|table|form|list|listitem|status|alert|timer)$/;

interface Node {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly childIds?: readonly string[];
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

/** The main part of a page as a screen reader has it: from the browser's own accessibility tree. */
export interface ReadOut {
  /** What comes one after the other: `heading 1 "Handover"`, `button "Hand over"`, `"a text"`. */
  readonly lines: readonly string[];
  /** What has the focus. */
  readonly focus: string | null;
  /** Controls without a name, and levels of headings that are left out. */
  readonly faults: readonly string[];
}

export async function readOut(page: Page): Promise<ReadOut> {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = (await devtools.send('Accessibility.getFullAXTree')) as unknown as { nodes: readonly Node[] };
  await devtools.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const read = (node: Node) => {
    const role = roleOf(node);
    const name = String(node.name?.value ?? '');
    const isText = role === 'StaticText' && name.trim() !== '';
    if (!node.ignored && isText) lines.push(`"${name.trim()}"`);
    if (!node.ignored && (NAMED.test(role) || (PARTS.test(role) && name !== ''))) lines.push(lineOf(node));
    if (node.ignored || !NAMED.test(role)) for (const id of node.childIds ?? []) read(byId.get(id)!);
  };
  read(nodes.find((node) => roleOf(node) === 'main')!);
  const focused = nodes.findLast((node) => propertyOf(node, 'focused') === true);
  const levels = lines.flatMap((line) => /^heading (\d)/.exec(line)?.[1] ?? []).map(Number);
  const skipped = levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1);
  return {
    lines,
    focus: focused === undefined ? null : lineOf(focused),
    faults: [
      ...lines.filter((line) => CONTROLS.test(line) && line.endsWith('""')),
      ...skipped.map((level) => `a heading ${level} below none of ${level - 1}`),
    ],
  };
}

const lineOf = (node: Node): string => `${roleOf(node)} "${String(node.name?.value ?? '').trim()}"`;
const propertyOf = (node: Node, property: string): unknown =>
  node.properties?.find(({ name }) => name === property)?.value.value;

/** Chromium's name of a role, as ARIA has it. */
function roleOf(node: Node): string {
  const role = String(node.role?.value ?? '');
  return role === 'heading' ? `heading ${propertyOf(node, 'level')}` : role;
}

/** Whether these lines come in this order, whatever is between them. */
export function firstMissing(lines: readonly string[], order: readonly (string | RegExp)[]): string | RegExp | null {
  let at = 0;
  for (const wanted of order) {
    const found = lines.findIndex(
      (line, i) => i >= at && (typeof wanted === 'string' ? line === wanted : wanted.test(line)),
    );
    if (found < 0) return wanted;
    at = found + 1;
  }
  return null;
}

/** Writes down, in the page, what its live regions say, in order; from now on. */
export const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const LIVE = '[role="status"], [role="alert"], [aria-live]';
    const announcements: string[] = [];
    const last = new WeakMap<Element, string>();
    for (const region of document.querySelectorAll(LIVE)) last.set(region, region.textContent ?? '');
    const note = (region: Element) => {
      const text = (region.textContent ?? '').trim();
      if (text !== (last.get(region) ?? '').trim() && text !== '') announcements.push(text);
      last.set(region, text);
    };
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const around = (target instanceof Element ? target : target.parentElement)?.closest(LIVE);
        if (around) note(around);
        for (const added of addedNodes) {
          if (added instanceof Element) for (const region of added.querySelectorAll(LIVE)) note(region);
          if (added instanceof Element && added.matches(LIVE)) note(added);
        }
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
    Object.assign(globalThis, { announcements });
  });

/** What was said since, in order. */
export const announcements = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => (globalThis as unknown as { announcements: readonly string[] }).announcements);

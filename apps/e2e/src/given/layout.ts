import type { Page } from 'playwright-core';
import { textFaults } from './text-boxes.ts';

const CONTROLS = 'a[href], button, input:not([type=hidden]), select, textarea, [role=button], [role=tab], summary';

/** How many px of the page lie beyond its right edge: 0 is none, whatever would scroll sideways. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/**
 * Controls that a thumb would miss: visible, and under 44 px high or wide. A link inside a sentence may be as high as
 * its line (WCAG 2.2, 2.5.8); a link that is stretched over its row is as large as the row.
 */
export function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate((controls) => {
    const MIN = 43.5;
    const inSentence = (e: Element) => e.tagName === 'A' && getComputedStyle(e).display === 'inline';
    const stretched = (e: Element) => {
      const after = getComputedStyle(e, '::after');
      const whole = after.content !== 'none' && after.position === 'absolute' && after.inset === '0px';
      return whole ? ((e as HTMLElement).offsetParent ?? e) : e;
    };
    const box = (link: Element) => {
      const e = stretched(link);
      const label = e.closest('label') ?? (e.id ? document.querySelector(`label[for="${CSS.escape(e.id)}"]`) : null);
      const own = e.getBoundingClientRect();
      const around = label?.contains(e) ? label.getBoundingClientRect() : own;
      return { own, width: Math.max(own.width, around.width), height: Math.max(own.height, around.height) };
    };
    return [...document.querySelectorAll(controls)].flatMap((e) => {
      const { own, width, height } = box(e);
      const visible =
        own.width > 1 && own.height > 1 && (e as HTMLElement).checkVisibility({ visibilityProperty: true });
      if (!visible || inSentence(e) || (width >= MIN && height >= MIN)) return [];
      const name = e.getAttribute('aria-label') ?? e.textContent?.trim().slice(0, 40) ?? '';
      return [`${e.tagName.toLowerCase()}.${e.className} "${name}" ${Math.round(width)}×${Math.round(height)}`];
    });
  }, CONTROLS);
}

/** What sticks out of the page as it is, which words cover others or are cut off, and which controls a thumb would miss. */
export async function layoutFaults(page: Page): Promise<string[]> {
  const overflow = await overflowOf(page);
  return [
    ...(overflow > 0 ? [`${overflow} px stick out`] : []),
    ...(await textFaults(page)),
    ...(await tooSmall(page)),
  ];
}

/** The same page in another width and theme, drawn. */
export async function drawnAs(
  page: Page,
  size: { width: number; height: number },
  colorScheme: 'light' | 'dark',
): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(size);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

import type { Page } from 'playwright-core';

/** One line of a text as it is shown. */
interface Line {
  readonly text: number;
  readonly words: string;
  /** The bar that it is in; -1: none. A bar that stays lies over the page on purpose. */
  readonly bar: number;
  /** Whether some of it is hidden, without a title to read it by. */
  readonly isCut: boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The boxes of letters of two lines meet by less than this where the lines are close. */
const MEETS_PX = 4;

/**
 * Words that lie over others, and words that are cut off without a title to read them by. The boxes of their lines are
 * compared two by two, on the page as it is. `longer`: how much longer the words of a language are, 0.3 for a third.
 */
export async function textFaults(page: Page, longer = 0): Promise<string[]> {
  const lines = await page.evaluate(linesOf, { longer, meets: MEETS_PX });
  const cut = lines.filter(({ isCut }) => isCut).map(({ words }) => `"${words}" is cut off`);
  return [...new Set([...across(lines), ...cut])];
}

function across(lines: readonly Line[]): string[] {
  const sorted = lines.toSorted((a, b) => a.top - b.top);
  return sorted.flatMap((one, i) => {
    const end = sorted.findIndex((other, j) => j > i && other.top > one.bottom - MEETS_PX);
    return sorted.slice(i + 1, end < 0 ? undefined : end).flatMap((other) => {
      if (one.text === other.text || one.bar !== other.bar) return [];
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (wide <= 1 || high <= MEETS_PX) return [];
      return [`"${one.words}" lies over "${other.words}": ${Math.round(wide)}×${Math.round(high)} px`];
    });
  });
}

/**
 * In the page. Left out are the map, whose markers lie where their places are, over each other too, and what is there to
 * be read aloud alone. The labels of a chart are dates, numbers and names: longer words than those of a language that we
 * have would not be true of them.
 */
function linesOf({ longer, meets }: { readonly longer: number; readonly meets: number }): Line[] {
  const LEFT_OUT = '.board-map, option, style, script';
  const AS_WRITTEN = '[translate="no"], svg';
  const isForEyes = (at: Element | null): boolean =>
    at === null || (getComputedStyle(at).clipPath !== 'inset(50%)' && isForEyes(at.parentElement));
  const bars: Element[] = [];
  const isShown = ({ data, parentElement: at }: Text) =>
    data.trim() !== '' &&
    at?.closest(LEFT_OUT) === null &&
    at.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    isForEyes(at);
  const texts: Text[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (isShown(node as Text)) texts.push(node as Text);

  /** What is left of a line within what is around it, one after the other. */
  const lineOf = (node: Text, text: number, rect: DOMRect): Line => {
    let { left, right, top, bottom } = rect;
    let [bar, isCut] = [-1, false];
    for (let at = node.parentElement; at !== null && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY, display, position } = getComputedStyle(at);
      if (bar < 0 && (position === 'fixed' || position === 'sticky')) {
        bar = bars.includes(at) ? bars.indexOf(at) : bars.push(at) - 1;
      }
      if (display === 'inline' || (overflowX === 'visible' && overflowY === 'visible')) continue;
      const edge = at.getBoundingClientRect();
      const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
      isCut ||= hides(overflowX) && (right > edge.right + 1 || left < edge.left - 1);
      isCut ||= hides(overflowY) && (bottom > edge.bottom + meets || top < edge.top - meets);
      [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
    }
    // Past the left edge of the page nobody can scroll, but within a part of it they can.
    isCut ||= left < -1;
    isCut &&= node.parentElement?.closest('[title]') === null;
    return { text, words: node.data.trim().slice(0, 60), bar, isCut, left, right, top, bottom };
  };
  const written = texts.map(({ data }) => data);
  const lengthen = (words: string) =>
    words.replace(/\p{L}{2,}/gu, (word) => word + word.slice(0, Math.round(word.length * longer)));
  for (const text of texts) {
    if (longer > 0 && text.parentElement?.closest(AS_WRITTEN) === null) text.data = lengthen(text.data);
  }
  const lines = texts.flatMap((node, text) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    return rects.map((rect) => lineOf(node, text, rect));
  });
  // Before anybody sees it, and before the program writes the next.
  texts.forEach((text, n) => {
    if (longer > 0) text.data = written[n] ?? '';
  });
  return lines;
}

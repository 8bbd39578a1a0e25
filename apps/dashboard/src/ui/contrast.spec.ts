import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** The design tokens, parsed from the style sheet that the browser loads. */
const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const themeOf = (selector: string): Readonly<Record<string, string>> => {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [name!, hex!]));
};
const THEMES = { light: themeOf(':root'), night: themeOf(':root[data-theme="night"]') };

/** WCAG 2.x relative luminance and contrast. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

const GROUNDS = ['surface', 'canvas', 'sunken', 'accent-soft'] as const;
const TEXTS: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  ['text-1', GROUNDS],
  ['text-2', GROUNDS],
  ['text-3', ['surface', 'canvas', 'sunken', 'accent-soft']],
  ['accent', ['surface', 'canvas', 'sunken']],
  ['on-accent', ['accent']],
  ['free-text', ['surface', 'canvas', 'accent-soft']],
  ['held-text', ['surface', 'canvas', 'accent-soft', 'held-soft']],
  ['text-1', ['held-soft']],
  ['out-text', ['surface', 'sunken']],
  ['on-occupied-tile', ['occupied-tile']],
  ['danger', ['surface', 'canvas', 'sunken', 'accent-soft']],
];
/** Fills, borders and dots that carry a state, or are the only border of a control. */
const SHAPES = ['free', 'held', 'occupied', 'out', 'line-strong', 'accent', 'danger'];

describe.each(Object.entries(THEMES))('contrast of the %s theme', (_, theme) => {
  it('has every token that the other has', () => {
    expect(Object.keys(theme).sort()).toEqual(Object.keys(THEMES.light).sort());
  });

  it.each(TEXTS.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const)))(
    '%s on %s reads: at least 4.5',
    (text, ground) => {
      expect(contrast(theme[text]!, theme[ground]!)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(SHAPES.flatMap((shape) => ['surface', 'accent-soft'].map((ground) => [shape, ground] as const)))(
    '%s on %s is seen: at least 3',
    (shape, ground) => {
      expect(contrast(theme[shape]!, theme[ground]!)).toBeGreaterThanOrEqual(3);
    },
  );

  it('keeps stripes apart from their ground, and free apart from occupied next to a gap', () => {
    expect(contrast(theme['held']!, theme['held-soft']!)).toBeGreaterThanOrEqual(3);
    expect(contrast(theme['free']!, theme['occupied']!)).toBeGreaterThanOrEqual(2);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Language } from '@safe-haven/contracts';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { LATIN } from '../../locales/testing/latin-letters.ts';
import { lastProblem } from '../../net/last-problem.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { HELP_PLACES } from '../shell/help-places.ts';
import { TopBar } from '../shell/top-bar.tsx';
import { findInGuide, type Page, placeOf, readGuide } from './guide.ts';
import { type Block, chaptersOf, wordsOf } from './markdown.ts';
import { NEWS, newsFor } from './news.ts';

const served = globalThis.fetch;
beforeEach(() => {
  localStorage.clear();
  // The files of the guide as a server gives them; there is none in a test.
  globalThis.fetch = async (file) =>
    ({ ok: true, text: async () => readFileSync(fileURLToPath(String(file)), 'utf8') }) as Response;
});
afterEach(() => {
  cleanup();
  globalThis.fetch = served;
});

describe('HE-1: what help opens', () => {
  let pages: readonly Page[];
  beforeEach(async () => {
    pages = await readGuide('en');
  });
  const has = ({ page, chapter }: { page: string; chapter: string }) =>
    pages.some(({ name, chapters }) => name === page && chapters.some(({ id }) => id === chapter));

  it('is a chapter that the guide has, for every screen and role', () => {
    expect(HELP_PLACES.length).toBeGreaterThan(20);
    expect(HELP_PLACES.filter(([, place]) => !has(place))).toEqual([]);
    expect(has({ page: 'hotline', chapter: 'find-a-plaice' })).toBe(false);
  });

  it('follows the links of the guide: each that stays in it leads to a chapter', () => {
    const links = pages.flatMap(({ name, chapters }) =>
      chapters.flatMap(({ blocks }) => linksIn(blocks).map((to) => placeOf(to, name))),
    );
    const inside = links.filter((place) => place !== null);
    expect(inside.length).toBeGreaterThan(10);
    expect(inside.filter((place) => place.chapter !== '' && !has(place))).toEqual([]);
  });

  it('loses no word of a page, and no mark of its file is read', () => {
    const words = pages.map(({ chapters }) => chapters.map(({ blocks }) => wordsOf(blocks)).join(' '));
    expect(words.join(' ').length).toBeGreaterThan(40_000);
    expect(words.join(' ').match(/\*\*|\]\(|<img|\|/g)).toBeNull();
  });

  it('is found by words in any order, with or without the letters of a language, those in a heading first', () => {
    const [first, ...others] = findInGuide(pages, 'meeting POINT');
    expect(first).toMatchObject({ page: 'manager', title: 'The first day' });
    expect(others.map(({ page }) => page)).toContain('hotline');
    expect(findInGuide(pages, 'xylophone')).toEqual([]);
  });
});

describe('HE-1: a page that is there in the reader’s language', () => {
  const TRANSLATED = readdirSync(new URL('../../../../../docs/use', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name as Language);

  it.each([...TRANSLATED, 'sr-Cyrl'] as const)(
    '%s opens it at the same places as the English one',
    async (language) => {
      const pages = await readGuide(language);
      const english = await readGuide('en');
      const own = pages.filter((page) => page.language !== 'en');
      expect(own.map(({ name }) => name)).toEqual(['hotline', 'shelter-staff']);
      const ids = (of: readonly Page[]) => of.map(({ chapters }) => chapters.map(({ id }) => id));
      expect(ids(pages)).toEqual(ids(english));
      expect(own[0]?.chapters[1]?.title).not.toBe('Find a place');
    },
  );

  it('in Cyrillic has no Latin letters but those of the list, and a link leads where it did', async () => {
    const pages = (await readGuide('sr-Cyrl')).filter(({ language }) => language === 'sr-Cyrl');
    const chapters = pages.flatMap((page) => page.chapters);
    const words = chapters.map(({ title, blocks }) => `${title} ${wordsOf(blocks)}`).join(' ');
    expect(words.length).toBeGreaterThan(8_000);
    // F is a key of the keyboard.
    const left = [...LATIN, 'F'].reduce((text, name) => text.replaceAll(name, ''), words);
    expect(left.match(/\p{Script=Latin}+/gu)).toBeNull();
    const { inOtherLetters } = await import('./in-other-letters.ts');
    expect(inOtherLetters('[Nađite mesto](hotline.md#find-a-place), pa `csv`.')).toBe(
      '[Нађите место](hotline.md#find-a-place), па `csv`.',
    );
  });
});

describe('HE-1: a page of the guide', () => {
  it('is read with its lists, tables and links', () => {
    const [, chapter] = chaptersOf(
      '# Page\n\n## Part\n\n1. **One**, two\n   goes on\n   - inner\n2. [last](hotline.md#y)\n\n| a | |\n|---|---|\n| `F` | b |\n',
    );
    const text = (of: string) => ({ kind: 'text', text: of });
    expect(chapter?.blocks).toEqual([
      {
        kind: 'list',
        ordered: true,
        items: [
          [
            { kind: 'paragraph', text: [{ kind: 'strong', text: 'One' }, text(', two goes on')] },
            { kind: 'list', ordered: false, items: [[{ kind: 'paragraph', text: [text('inner')] }]] },
          ],
          [{ kind: 'paragraph', text: [{ kind: 'link', text: 'last', to: 'hotline.md#y' }] }],
        ],
      },
      {
        kind: 'table',
        rows: [
          [[text('a')], []],
          [[{ kind: 'code', text: 'F' }], [text('b')]],
        ],
      },
    ]);
  });
});

describe('HE-2: what is new', () => {
  it('is what concerns somebody, and marks what came since they last saw it', () => {
    const may = ['find', 'requests'];
    expect(newsFor(may, null)).toMatchObject({ unseen: 0 });
    expect(newsFor(may, NEWS[0]!.id)).toMatchObject({ unseen: 0 });
    const before = newsFor(may, 'against');
    expect(before.changes.map(({ id }) => id)).toEqual(['help', 'services', 'nearest', 'transfer', 'inRows']);
    expect(before.unseen).toBe(5);
  });
});

describe('help next to a screen', () => {
  const open = async (at: string) => {
    const { hook } = memoryLocation({ path: at });
    render(
      <Router hook={hook}>
        <TopBar me={meOf({ role: 'hotline', may: ['board', 'find', 'requests'] })} title="Board" />
      </Router>,
    );
    fireEvent.click(screen.getByRole('button', { name: /Jelena P\./ }));
    fireEvent.click(await screen.findByRole('button', { name: 'Help' }));
    return within(await screen.findByRole('complementary', { name: 'Help' }));
  };

  it('HE-1: begins with the page of the screen, goes on by its links, and comes back to where it was', async () => {
    const help = await open('/find');
    expect(await help.findByRole('heading', { name: 'Find a place' })).toBeTruthy();
    fireEvent.change(help.getByLabelText('Search the guide'), { target: { value: 'lapses' } });
    fireEvent.click(await help.findByRole('button', { name: 'Hold it' }));
    expect(await help.findByRole('heading', { name: 'Hold it' })).toBeTruthy();
    fireEvent.click(help.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('complementary')).toBeNull();
  });

  it('HE-3: the report has what helps to find a fault, and nothing about its sender or what they see', async () => {
    lastProblem.note({ code: 'no_place', trace: '4bf92f3577b34da6a3ce929d0e0e4736' });
    const help = await open('/requests/0193c1f0-aaaa-7000-8000-1234567890ab');
    const report = (await help.findByText(/^screen: /)).textContent ?? '';
    expect(report.split('\n').slice(0, 3)).toEqual([
      'screen: /requests/:id',
      expect.stringMatching(/^time: \d{4}-\d\d-\d\dT\d\d:\d\dZ$/),
      'role: hotline',
    ]);
    expect(report).toContain('last problem: no_place\nits trace: 4bf92f3577b34da6a3ce929d0e0e4736');
    expect(report).not.toMatch(/Jelena|Atina|0193c1f0|demo-/);
  });
});

/** Where the links in blocks lead, as they are in the file. */
function linksIn(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'list') return block.items.flatMap(linksIn);
    const inlines = block.kind === 'paragraph' ? block.text : block.kind === 'table' ? block.rows.flat(2) : [];
    return inlines.flatMap((inline) => (inline.kind === 'link' ? [inline.to] : []));
  });
}

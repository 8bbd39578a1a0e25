import { type Language, lineOf } from '@safe-haven/contracts';
import { folded } from '../../model/listing/search.ts';
import { type Block, type Chapter, chaptersOf, wordsOf } from './markdown.ts';

/** The pages of the guide, those that most need first. */
const FILES = {
  README: new URL('../../../../../docs/use/README.md', import.meta.url),
  hotline: new URL('../../../../../docs/use/hotline.md', import.meta.url),
  'shelter-staff': new URL('../../../../../docs/use/shelter-staff.md', import.meta.url),
  coordinator: new URL('../../../../../docs/use/coordinator.md', import.meta.url),
  manager: new URL('../../../../../docs/use/manager.md', import.meta.url),
  administrator: new URL('../../../../../docs/use/administrator.md', import.meta.url),
  auditor: new URL('../../../../../docs/use/auditor.md', import.meta.url),
} as const;
export type PageName = keyof typeof FILES;

type Translated = Readonly<Partial<Record<PageName, URL>>>;

/** The pages that are there in other languages: a folder each, with as many headings as the English has, in its order. */
const IN_OTHER_LANGUAGES: ReadonlyMap<string, Translated> = new Map([
  [
    'bs',
    {
      hotline: new URL('../../../../../docs/use/bs/hotline.md', import.meta.url),
      'shelter-staff': new URL('../../../../../docs/use/bs/shelter-staff.md', import.meta.url),
    },
  ],
  [
    'mk',
    {
      hotline: new URL('../../../../../docs/use/mk/hotline.md', import.meta.url),
      'shelter-staff': new URL('../../../../../docs/use/mk/shelter-staff.md', import.meta.url),
    },
  ],
  [
    'sq',
    {
      hotline: new URL('../../../../../docs/use/sq/hotline.md', import.meta.url),
      'shelter-staff': new URL('../../../../../docs/use/sq/shelter-staff.md', import.meta.url),
    },
  ],
  [
    'sr-Latn',
    {
      hotline: new URL('../../../../../docs/use/sr-Latn/hotline.md', import.meta.url),
      'shelter-staff': new URL('../../../../../docs/use/sr-Latn/shelter-staff.md', import.meta.url),
    },
  ],
]);

export interface Page {
  readonly name: PageName;
  readonly title: string;
  readonly language: string;
  readonly chapters: readonly Chapter[];
}

/** A place in the guide: a page, and the id of a chapter in it. */
export interface Place {
  readonly page: PageName;
  readonly chapter: string;
}

/**
 * All pages in a language, where they are not there in English; from what the browser kept of the program or from its
 * server. Rejects where neither is there. Serbian in Cyrillic is the Latin page in other letters.
 */
export async function readGuide(language: Language): Promise<readonly Page[]> {
  const { writtenFrom } = lineOf(language);
  const translated = IN_OTHER_LANGUAGES.get(writtenFrom ?? language) ?? {};
  const written = writtenFrom === undefined ? asItIs : (await import('./in-other-letters.ts')).inOtherLetters;
  return Promise.all(
    (Object.keys(FILES) as PageName[]).map(async (name) => {
      const english = await chaptersAt(FILES[name]);
      const file = translated[name];
      if (file === undefined) return pageOf(name, 'en', english);
      const chapters = await chaptersAt(file, written);
      // Its headings take the places of those of the English page, which all places are named by.
      return pageOf(
        name,
        language,
        chapters.map((chapter, at) => ({ ...chapter, id: english[at]?.id ?? chapter.id })),
      );
    }),
  );
}

async function chaptersAt(file: URL, written = asItIs): Promise<readonly Chapter[]> {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(String(answer.status));
  return chaptersOf(written(await answer.text()));
}

const asItIs = (markdown: string): string => markdown;

const pageOf = (name: PageName, language: string, chapters: readonly Chapter[]): Page => ({
  name,
  title: chapters[0]?.title ?? '',
  language,
  chapters,
});

/** The place that a link of a page leads to; null for one that leads out of the guide. */
export function placeOf(to: string, from: PageName): Place | null {
  const [file = '', chapter = ''] = to.split('#');
  const name = file === '' ? from : file.replace(/^\.\.\/(?=\w)|\.md$/g, '');
  return name in FILES ? { page: name as PageName, chapter } : null;
}

export interface Found extends Place {
  readonly title: string;
  readonly pageTitle: string;
  readonly language: string;
  /** The words around the first one that was found. */
  readonly excerpt: string;
}

/** Chapters that have all words of a search, those first that have them in their heading. */
export function findInGuide(pages: readonly Page[], search: string): readonly Found[] {
  const terms = folded(search).split(/\s+/).filter(Boolean);
  if (terms.length === 0) return [];
  const all = pages.flatMap(({ name, title: pageTitle, language, chapters }) =>
    chapters.map(({ id, title, blocks }) => ({ page: name, chapter: id, title, pageTitle, language, blocks })),
  );
  const hasAll = (words: string) => terms.every((term) => folded(words).includes(term));
  const inTitle = ({ title, blocks }: { title: string; blocks: readonly Block[] }) =>
    [title, ...blocks.map((block) => (block.kind === 'heading' ? block.text : ''))].some(hasAll);
  return all
    .filter(({ title, blocks }) => hasAll(`${title} ${wordsOf(blocks)}`))
    .toSorted((one, other) => Number(inTitle(other)) - Number(inTitle(one)))
    .map(({ blocks, ...place }) => ({ ...place, excerpt: excerptOf(wordsOf(blocks), terms[0]!) }));
}

/** Some words from before a term on. */
function excerptOf(words: string, term: string): string {
  const all = words.split(/\s+/);
  const at = Math.max(0, all.findIndex((word) => folded(word).includes(term)) - 5);
  return `${at > 0 ? '… ' : ''}${all.slice(at, at + 18).join(' ')}${all.length > at + 18 ? ' …' : ''}`;
}

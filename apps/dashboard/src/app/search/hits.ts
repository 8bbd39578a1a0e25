import type { ListedPerson, RequestView, Row } from '@safe-haven/contracts';
import { createSearch, folded } from '../../model/listing/search.ts';
import { shelterPath } from '../../model/shelter-path.ts';

/** One thing that was found. */
export interface Hit {
  readonly id: string;
  readonly to: string;
  readonly title: string;
  readonly detail: string;
}

export interface Hits {
  readonly hits: readonly Hit[];
  /** How many more there are than are shown. */
  readonly more: number;
}

/** How many of each kind are shown; for more, say more words. */
const SHOWN = 6;

/** Those first whose own name has the words. */
function cut(hits: readonly Hit[], has: (text: string) => boolean): Hits {
  const sorted = hits.toSorted((one, other) => Number(has(other.title)) - Number(has(one.title)));
  return { hits: sorted.slice(0, SHOWN), more: Math.max(0, hits.length - SHOWN) };
}

/** Whether a text has words that begin with each word of a search. */
function hasAll(search: string): (text: string) => boolean {
  const terms = folded(search).split(NO_WORD).filter(Boolean);
  return (text) => {
    const words = ` ${folded(text).replace(NO_WORD, ' ')}`;
    return terms.length > 0 && terms.every((term) => words.includes(` ${term}`));
  };
}

const NO_WORD = /[^\p{L}\p{N}]+/gu;

interface Names {
  country(code: string): string;
  area(area: Row['area']): string;
}

/** Houses by name, area, organisation and country: an area is found by its houses. */
export function housesFor(rows: readonly Row[], search: string, names: Names): Hits {
  const matches = createSearch()(search);
  const found = rows.filter((row) => matches(row, names.country(row.country), names.area(row.area)));
  const hits = found.map((row) => ({
    id: row.shelterId,
    to: shelterPath(row.shelterId),
    title: row.name,
    detail: `${names.area(row.area)}, ${names.country(row.country)}`,
  }));
  return cut(hits, hasAll(search));
}

/** Requests by the words that they are shown with. */
export function requestsFor(
  requests: readonly RequestView[],
  search: string,
  words: (request: RequestView) => Pick<Hit, 'title' | 'detail'>,
): Hits {
  const has = hasAll(search);
  const all = requests.map((request) => ({
    id: request.requestId,
    to: `/requests/${encodeURIComponent(request.requestId)}`,
    ...words(request),
  }));
  return cut(
    all.filter(({ title, detail }) => has(`${title} ${detail}`)),
    has,
  );
}

/** People by name and e-mail, for those who keep their accounts. */
export function peopleFor(people: readonly ListedPerson[], search: string): Hits {
  const has = hasAll(search);
  const all = people.map(({ personId, name, email }) => ({
    id: personId,
    to: '/people',
    title: name ?? '',
    detail: email ?? '',
  }));
  return cut(
    all.filter(({ title, detail }) => has(`${title} ${detail}`)),
    has,
  );
}

/** Screens by name, so that what is under "More" is found as well. */
export function screensFor(screens: readonly { readonly to: string; readonly title: string }[], search: string): Hits {
  const has = hasAll(search);
  return cut(
    screens.filter(({ title }) => has(title)).map(({ to, title }) => ({ id: to, to, title, detail: '' })),
    has,
  );
}

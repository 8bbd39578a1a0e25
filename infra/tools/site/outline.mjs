import { dirname, posix } from 'node:path';

/** The doors of the site, in order: where each leads, and which documents are behind it. The first that takes one has it. */
export const DOORS = [
  { name: 'Use', home: 'docs/use/README.md', takes: /^docs\/use\// },
  { name: 'Operate', home: 'docs/operate/README.md', takes: /^docs\/operate\// },
  {
    name: 'Develop',
    home: 'docs/develop/README.md',
    takes: /^docs\/develop\/|^docs\/(ARCHITECTURE|STYLE|TRANSLATING)\.md|^docs\/words\/|^CONTRIBUTING|^(libs|apps)\//,
  },
  { name: 'Decisions', home: 'docs/adr/README.md', takes: /^docs\/adr\// },
  { name: 'Reference', home: 'docs/README.md', takes: /^(docs\/|CHANGELOG)/ },
];

/** Where a document lies in the site. README is the page of its folder. */
export const addressOf = (path) => path.replace(/(^|\/)README\.md$/, '$1index.html').replace(/\.md$/, '.html');

/** From one page to another, so that it leads there from a file as from a server. */
export const hrefFrom = (page, address) => posix.relative(dirname(addressOf(page)), address) || '.';

/** The door behind which a document is; the first page is behind none. */
export const doorOf = (path) => DOORS.find(({ takes }) => takes.test(path));

/** The pages behind a door: its home first, then as the home lists them, then the rest by path. */
export function pagesBehind(door, pages) {
  const home = pages.find(({ path }) => path === door.home);
  const listed = home?.links ?? [];
  const place = ({ path }) => (path === door.home ? -1 : listed.includes(path) ? listed.indexOf(path) : listed.length);
  return pages
    .filter(({ path }) => doorOf(path) === door)
    .toSorted((a, b) => place(a) - place(b) || a.path.localeCompare(b.path));
}

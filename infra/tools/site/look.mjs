import { addressOf, DOORS, doorOf, hrefFrom, pagesBehind } from './outline.mjs';

/** The one style of the site: light and night as the reader's device is, no font to fetch. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1d2430, #e6e9ef); --paper: light-dark(#fff, #14181f); --edge: light-dark(#d5d9e0, #343b47); --way: light-dark(#0b5cad, #8cc2ff); --soft: light-dark(#f4f5f7, #1d232c) }
* { box-sizing: border-box } body { margin: 0; font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
a { color: var(--way) } header { display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; align-items: center; padding: .7rem 1.2rem; border-bottom: 1px solid var(--edge) }
header a { text-decoration: none } header a[aria-current], nav a[aria-current] { font-weight: 600; color: var(--ink) } header input { margin-left: auto; font: inherit; padding: .3rem .6rem; width: 16rem; max-width: 100% }
#found { padding: 0 1.2rem } #found:empty { display: none } .sides { display: grid; grid-template-columns: 17rem minmax(0, 1fr); max-width: 84rem }
nav { padding: 1rem 1.2rem; font-size: .92rem; border-right: 1px solid var(--edge) } nav ul { list-style: none; margin: 0; padding: 0 } nav li { margin: .3rem 0 }
main { padding: 1rem 2rem 4rem; max-width: 60rem } h1 { font-size: 1.7rem; line-height: 1.2 } h2 { margin-top: 2.2rem; font-size: 1.25rem } h1, h2, h3 { text-wrap: balance }
img { max-width: 100%; height: auto } code { background: var(--soft); padding: .1em .3em; border-radius: 3px; font-size: .9em } pre { background: var(--soft); padding: .8rem 1rem; overflow: auto } pre code { padding: 0 }
.table { overflow-x: auto } table { border-collapse: collapse } th, td { border: 1px solid var(--edge); padding: .35rem .6rem; text-align: left; vertical-align: top } th:empty { display: none }
@media (max-width: 50rem) { .sides { display: block } nav { border-right: 0; border-bottom: 1px solid var(--edge) } main { padding: 1rem 1.2rem } .sides { display: flex; flex-direction: column-reverse } header input { margin-left: 0 } }
@media print { header, nav { display: none } }`;

/** Looks for a page by its title and headings; runs in the reader's browser, from a file too. */
export function search(pages) {
  const { document } = globalThis;
  const field = document.querySelector('header input');
  const found = document.querySelector('#found');
  const top = document.documentElement.dataset.top;
  field.addEventListener('input', () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const has = (text, word) => text.includes(word) || text.replaceAll(' ', '').includes(word);
    const hits = words.length === 0 ? [] : pages.filter(([text]) => words.every((w) => has(text.toLowerCase(), w)));
    found.replaceChildren(
      ...hits.slice(0, 20).map(([text, address]) => {
        const link = Object.assign(document.createElement('a'), { href: top + address, textContent: text });
        const row = document.createElement('div');
        row.append(link);
        return row;
      }),
    );
  });
}

/** One page of the site around the body of a document. */
export function pageOf(page, pages) {
  const door = doorOf(page.path);
  const top = '../'.repeat(page.path.split('/').length - 1);
  const way = ({ path, title }) =>
    `<a href="${hrefFrom(page.path, addressOf(path))}"${path === page.path ? ' aria-current="page"' : ''}>${escaped(title)}</a>`;
  const doors = DOORS.map(
    ({ name, home }) =>
      `<a href="${hrefFrom(page.path, addressOf(home))}"${door?.name === name ? ' aria-current="true"' : ''}>${name}</a>`,
  );
  const beside = door ? pagesBehind(door, pages).map((one) => `<li>${way(one)}</li>`) : [];
  return `<!doctype html>
<html lang="en" data-top="${top}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(page.title)} · Safe Haven</title>
<link rel="stylesheet" href="${top}site.css"><script defer src="${top}search.js"></script>
<header><a href="${top}index.html"><b>Safe Haven</b></a>${doors.join('')}<input type="search" placeholder="Search" aria-label="Search"></header><div id="found"></div>
<div class="${beside.length > 0 ? 'sides' : ''}">${beside.length > 0 ? `<nav aria-label="${door.name}"><ul>${beside.join('')}</ul></nav>` : ''}<main>
${page.body}</main></div></html>
`;
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text) => text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign]);

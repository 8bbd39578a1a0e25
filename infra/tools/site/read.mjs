import { posix } from 'node:path';
import markdownIt from 'markdown-it';
import { addressOf, hrefFrom } from './outline.mjs';

const OUTSIDE = /^(?:[a-z]+:|\/\/)/i;

/** The address of a heading, in the form of GitHub. */
const anchorOf = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

/**
 * One document as the site needs it: its title, its headings by address, its body as HTML with links that lead from
 * page to page, the documents it links to, the other files it shows, and what leads nowhere, with its line. `known` has
 * the headings of each document, and an empty list for a file of another kind.
 */
export function readDocument(path, markdown, known) {
  const page = { path, title: path, anchors: [], links: [], files: [], faults: [] };
  const md = markdownIt({ html: true });
  const env = { line: 1 };
  const rules = md.renderer.rules;
  md.core.ruler.push('addresses', ({ tokens }) => {
    for (const token of tokens) walk(token, token.map ? token.map[0] + 1 : env.line);
  });
  rules.table_open = () => '<div class="table"><table>';
  rules.table_close = () => '</table></div>';
  const tokens = md.parse(markdown, env);
  readHeadings(tokens, page);
  return { ...page, body: md.renderer.render(tokens, md.options, env) };

  function walk(token, line) {
    env.line = line;
    if (token.type === 'link_open') lead(token, 'href', line);
    if (token.type === 'image') lead(token, 'src', line);
    if (token.type.startsWith('html_')) token.content = ofHtml(token.content, line);
    // Line breaks of a paragraph count the lines of the links behind them.
    let at = line;
    for (const child of token.children ?? []) {
      if (child.type === 'softbreak' || child.type === 'hardbreak') at += 1;
      walk(child, at);
    }
  }

  function lead(token, name, line) {
    token.attrSet(name, target(token.attrGet(name), line));
  }

  function ofHtml(html, line) {
    return html.replace(/\b(src|srcset|href)="([^"]+)"/g, (_, name, to) => `${name}="${target(to, line)}"`);
  }

  /** Where a link leads in the site; one that leads nowhere is a fault. */
  function target(to, line) {
    if (OUTSIDE.test(to)) return to;
    const [file, anchor] = decodeURI(to).split('#');
    const inside = file === '' ? path : posix.normalize(posix.join(posix.dirname(path), file)).replace(/\/$/, '');
    const asPage = known.has(`${inside}/README.md`) ? `${inside}/README.md` : inside;
    const headings = known.get(asPage);
    if (headings === undefined || (anchor !== undefined && !headings.includes(anchor))) {
      page.faults.push(`${path}:${line}: leads to nothing: ${to}`);
      return to;
    }
    if (asPage.endsWith('.md')) page.links.push(asPage);
    else page.files.push(asPage);
    return `${hrefFrom(path, addressOf(asPage))}${anchor === undefined ? '' : `#${anchor}`}`;
  }
}

/** The addresses of the headings of a document, as links name them. */
export const anchorsOf = (markdown) => {
  const page = { anchors: [] };
  readHeadings(markdownIt({ html: true }).parse(markdown, {}), page);
  return page.anchors;
};

function readHeadings(tokens, page) {
  for (const [i, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue;
    const words = tokens[i + 1].children.map(({ content }) => content).join('');
    if (token.tag === 'h1') page.title = words;
    const anchor = anchorOf(words);
    page.anchors.push(anchor);
    token.attrSet('id', anchor);
  }
}

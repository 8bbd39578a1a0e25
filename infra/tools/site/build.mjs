import { pageOf, STYLE, search } from './look.mjs';
import { addressOf } from './outline.mjs';
import { anchorsOf, readDocument } from './read.mjs';

/**
 * The whole site from its sources: `documents` are the texts of Markdown by path, `others` the paths that they may link
 * to besides. Answers the files to write, the files to copy, and what leads to nothing.
 */
export function siteOf(documents, others) {
  const known = new Map([
    ...others.map((path) => [path, []]),
    ...[...documents].map(([path, text]) => [path, anchorsOf(text)]),
  ]);
  const pages = [...documents].map(([path, text]) => readDocument(path, text, known));
  const headings = pages.flatMap(({ path, title, anchors }) => [
    [title, addressOf(path)],
    ...parts(path, title, anchors),
  ]);
  const files = new Map([
    ...pages.map((page) => [addressOf(page.path), pageOf(page, pages)]),
    ['site.css', STYLE],
    ['search.js', `(${search})(${JSON.stringify(headings)});\n`],
  ]);
  const copied = [...new Set(pages.flatMap((page) => page.files))];
  return { files, copied, faults: pages.flatMap((page) => page.faults) };
}

const parts = (path, title, anchors) =>
  anchors.slice(1).map((anchor) => [`${title}: ${anchor.replaceAll('-', ' ')}`, `${addressOf(path)}#${anchor}`]);

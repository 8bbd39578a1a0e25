import { marks } from './marks.mjs';

/** What the page itself says, in the language that it is about. */
const LABELS = {
  sq: ['E saktë', 'E gabuar', 'Nuk jam e sigurt', 'Më mirë:', 'Ruani shënimet', 'Nuk duket në këtë pamje'],
  bs: ['Dobro', 'Pogrešno', 'Nije sigurno', 'Bolje:', 'Sačuvajte bilješke', 'Ne vidi se na ovoj slici'],
  'sr-Latn': ['Dobro', 'Pogrešno', 'Nije sigurno', 'Bolje:', 'Sačuvajte beleške', 'Ne vidi se na ovoj slici'],
  mk: ['Точно', 'Погрешно', 'Не е сигурно', 'Подобро:', 'Зачувајте ги белешките', 'Не се гледа на оваа слика'],
};
const MARKS = ['right', 'wrong', 'unsure'];

const STYLE = `
  body { font: 15px/1.45 system-ui, sans-serif; margin: 0; color: #1d2430; background: #f4f5f7 }
  header { position: sticky; top: 0; z-index: 2; display: flex; gap: 1rem; align-items: center; padding: .6rem 1rem; background: #fff; border-bottom: 1px solid #d5d9e0 }
  h1 { font-size: 1.1rem; margin: 0; flex: 1 } button { font: inherit; padding: .35rem .8rem }
  section { display: grid; grid-template-columns: minmax(20rem, 46vw) 1fr; gap: 1rem; padding: 1rem; border-bottom: 1px solid #d5d9e0 }
  figure { position: sticky; top: 4rem; margin: 0; align-self: start; max-height: calc(100vh - 5rem); overflow: auto; border: 1px solid #d5d9e0 }
  figure div { position: relative } img { display: block; width: 100% }
  figure i { position: absolute; outline: 3px solid #c2410c; outline-offset: 3px; border-radius: 2px }
  article { background: #fff; padding: .6rem .8rem; margin-bottom: .6rem; border: 1px solid #d5d9e0 } article:hover, article:focus-within { border-color: #c2410c }
  article p { margin: 0 } .translation { font-size: 1.05rem; font-weight: 600 } .english, small { color: #5a6472 } textarea { width: 100%; box-sizing: border-box; font: inherit }
  @media (max-width: 60rem) { section { grid-template-columns: 1fr } figure { position: static } }`;

/** One page that needs nothing else: each sentence of a language beside a picture of its screen, with a place for a mark. */
export function pageOf({ language, pictures, sentences, made }) {
  const labels = LABELS[language];
  const sections = pictures.map((picture) =>
    sectionOf(
      picture,
      sentences.filter((sentence) => sentence.picture === picture.name),
      labels,
    ),
  );
  return `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Safe Haven: ${language}</title>
<style>${STYLE}</style>
<header><h1>Safe Haven · ${language} · ${made}</h1><output></output><button type="button" data-export>${labels[4]}</button></header>
${sections.join('\n')}
<script>(${marks})(${JSON.stringify({ language, made })})</script></html>
`;
}

function sectionOf({ name, image }, sentences, labels) {
  if (sentences.length === 0) return '';
  return `<section><figure><div><img alt="${name}" src="${image}"></div></figure><div>${sentences.map((one) => articleOf(one, labels)).join('')}</div></section>`;
}

function articleOf({ key, english, translation: sentence, frame }, labels) {
  const choices = MARKS.map(
    (mark, i) => `<label><input type="radio" name="${key}" value="${mark}"> ${labels[i]}</label>`,
  ).join(' ');
  return `<article data-key="${key}"${frame ? ` data-frame="${frame.join(' ')}"` : ''}>
<p class="translation">${escaped(sentence)}</p><p class="english" lang="en">${escaped(english)}</p>
<p>${choices} <small>${key}${frame ? '' : ` · ${labels[5]}`}</small></p><label>${labels[3]} <textarea rows="1"></textarea></label></article>`;
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text) => text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign]);

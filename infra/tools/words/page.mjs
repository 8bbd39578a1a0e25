import { transliterate } from '@safe-haven/lang/transliterate';
import { marks } from './marks.mjs';

/** What the page itself says, in the language that it is about. */
const LABELS = {
  sq: {
    marks: ['E saktë', 'E gabuar', 'Nuk jam e sigurt'],
    better: 'Më mirë:',
    note: 'Shënim:',
    save: 'Ruani shënimet',
    unseen: 'Nuk duket në këtë pamje',
    reader: 'Kush lexon (iniciale, organizata)',
    unread: 'S’e ka lexuar askush',
    unreadAlone: 'Vetëm ato që s’i ka lexuar askush',
  },
  bs: {
    marks: ['Dobro', 'Pogrešno', 'Nije sigurno'],
    better: 'Bolje:',
    note: 'Bilješka:',
    save: 'Sačuvajte bilješke',
    unseen: 'Ne vidi se na ovoj slici',
    reader: 'Ko čita (inicijali, organizacija)',
    unread: 'Niko nije pročitao',
    unreadAlone: 'Samo ono što niko nije pročitao',
  },
  'sr-Latn': {
    marks: ['Dobro', 'Pogrešno', 'Nije sigurno'],
    better: 'Bolje:',
    note: 'Beleška:',
    save: 'Sačuvajte beleške',
    unseen: 'Ne vidi se na ovoj slici',
    reader: 'Ko čita (inicijali, organizacija)',
    unread: 'Niko nije pročitao',
    unreadAlone: 'Samo ono što niko nije pročitao',
  },
  mk: {
    marks: ['Точно', 'Погрешно', 'Не е сигурно'],
    better: 'Подобро:',
    note: 'Белешка:',
    save: 'Зачувајте ги белешките',
    unseen: 'Не се гледа на оваа слика',
    reader: 'Кој чита (иницијали, организација)',
    unread: 'Никој не го прочитал',
    unreadAlone: 'Само тоа што никој не го прочитал',
  },
};
const MARKS = ['right', 'wrong', 'unsure'];

/** Serbian in Cyrillic says the same as in Latin letters. */
function labelsOf(language) {
  if (language !== 'sr-Cyrl') return LABELS[language];
  const { marks: own, ...rest } = LABELS['sr-Latn'];
  const written = Object.entries(rest).map(([name, text]) => [name, transliterate(text)]);
  return { marks: own.map(transliterate), ...Object.fromEntries(written) };
}

const STYLE = `
  body { font: 15px/1.45 system-ui, sans-serif; margin: 0; color: #1d2430; background: #f4f5f7 }
  header { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; padding: .6rem 1rem; background: #fff; border-bottom: 1px solid #d5d9e0 }
  h1 { font-size: 1.1rem; margin: 0; flex: 1 } button { font: inherit; padding: .35rem .8rem }
  section { display: grid; grid-template-columns: minmax(20rem, 46vw) 1fr; gap: 1rem; padding: 1rem; border-bottom: 1px solid #d5d9e0 }
  figure { position: sticky; top: 4rem; margin: 0; align-self: start; max-height: calc(100vh - 5rem); overflow: auto; border: 1px solid #d5d9e0 }
  figure div { position: relative } img { display: block; width: 100% }
  figure i { position: absolute; outline: 3px solid #c2410c; outline-offset: 3px; border-radius: 2px }
  article { background: #fff; padding: .6rem .8rem; margin-bottom: .6rem; border: 1px solid #d5d9e0 } article:hover, article:focus-within { border-color: #c2410c }
  article p { margin: 0 } .translation { font-size: 1.05rem; font-weight: 600 } .english, small { color: #5a6472 } textarea { width: 100%; box-sizing: border-box; font: inherit }
  small b { color: #c2410c } .unread-alone article:not([data-unread]), .unread-alone section:not(:has([data-unread])) { display: none }
  article p { overflow-wrap: anywhere } [data-reader] { font: inherit; width: min(100%, 20rem); box-sizing: border-box }
  @media (max-width: 60rem) { section { grid-template-columns: minmax(0, 1fr) } figure { position: static } header { gap: .3rem .8rem } h1 { flex-basis: 100% } }`;

/**
 * One page that needs nothing else: each sentence of a language next to a picture of its screen, with a place for a mark.
 * What nobody has read comes first: the screens with most of it, and on each screen those sentences.
 */
export function pageOf({ language, pictures, sentences, made }) {
  const labels = labelsOf(language);
  const unread = (all) => all.filter((sentence) => sentence.isUnread).length;
  const sections = pictures
    .map((picture) => ({ picture, own: sentences.filter((sentence) => sentence.picture === picture.name) }))
    .toSorted((a, b) => unread(b.own) - unread(a.own))
    .map(({ picture, own }) =>
      sectionOf(picture, [...own.filter((s) => s.isUnread), ...own.filter((s) => !s.isUnread)], labels),
    );
  return `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Safe Haven: ${language}</title>
<style>${STYLE}</style>
<header><h1>Safe Haven · ${language} · ${made}</h1><label><input type="checkbox" data-unread-alone> ${labels.unreadAlone}</label><input data-reader placeholder="${labels.reader}" aria-label="${labels.reader}"><output></output><button type="button" data-export>${labels.save}</button></header>
${sections.join('\n')}
<script>(${marks})(${JSON.stringify({ language, made })})</script></html>
`;
}

function sectionOf({ name, image }, sentences, labels) {
  if (sentences.length === 0) return '';
  return `<section><figure><div><img alt="${name}" src="${image}"></div></figure><div>${sentences.map((one) => articleOf(one, labels)).join('')}</div></section>`;
}

function articleOf({ key, english, translation: sentence, frame, isUnread }, labels) {
  const choices = MARKS.map(
    (mark, i) => `<label><input type="radio" name="${key}" value="${mark}"> ${labels.marks[i]}</label>`,
  ).join(' ');
  const hints = [`${key}`, frame ? '' : labels.unseen, isUnread ? `<b>${labels.unread}</b>` : ''].filter(Boolean);
  return `<article data-key="${key}"${frame ? ` data-frame="${frame.join(' ')}"` : ''}${isUnread ? ' data-unread' : ''}>
<p class="translation">${escaped(sentence)}</p><p class="english" lang="en">${escaped(english)}</p>
<p>${choices} <small>${hints.join(' · ')}</small></p><label>${labels.better} <textarea rows="1" data-better></textarea></label>
<label>${labels.note} <textarea rows="1" data-note></textarea></label></article>`;
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text) => text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign]);

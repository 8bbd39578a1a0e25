import { marked, namedReading } from './readings.mjs';

const MARKS = ['right', 'wrong', 'unsure'];
const VALUE = /\{\{\w+\}\}/g;

/** The marks in the text of a file that a reader gave away, or a sentence that says why it is none. */
export function marksIn(text, languages) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return { fault: 'It is not JSON. The page for readers makes the file: press its button and send that.' };
  }
  if (!languages.includes(file?.language)) return { fault: `It names no language of ours (${languages.join(', ')}).` };
  if (!/^\d{4}-\d\d-\d\d$/.test(file.made) || !Array.isArray(file.marks))
    return { fault: 'It says no day and has no marks. The page for readers makes the file.' };
  const odd = file.marks.findIndex((mark) => !isMark(mark));
  if (odd >= 0) return { fault: `Its mark ${odd + 1} has no key, or says neither right, wrong nor unsure.` };
  return { file };
}

const isMark = (mark) =>
  typeof mark?.key === 'string' &&
  typeof mark.now === 'string' &&
  (mark.mark === null || MARKS.includes(mark.mark)) &&
  [mark.better ?? '', mark.note ?? ''].every((text) => typeof text === 'string');

/**
 * What becomes of a reader's marks: which sentences are read, which get a better wording, and which of them stay open,
 * each with the reason. A sentence that changed since the reader saw it is left as it is.
 */
export function taken(file, kept, sentences) {
  const byKey = new Map(sentences.map((sentence) => [sentence.key, sentence]));
  const result = { right: [], better: [], open: [], refused: [] };
  for (const mark of file.marks) place(mark, byKey.get(mark.key), result);
  const by = { by: file.reader || 'a reader who gave no name', when: file.made, native: true };
  const { name, readings } = namedReading(kept.readings, by);
  const better = result.better.map(({ sentence, text }) => ({ ...sentence, translation: text }));
  const open = result.open.map(({ sentence }) => sentence);
  const asRead = marked({ ...kept, readings }, file.language, [...result.right, ...better], name);
  return { ...result, kept: marked(asRead, file.language, open, null) };
}

function place(mark, sentence, result) {
  const better = (mark.better ?? '').trim();
  if (sentence === undefined) result.refused.push(`${mark.key}: there is no such sentence any more`);
  else if (sentence.translation !== mark.now) result.refused.push(`${mark.key}: it changed since it was read`);
  else if (better !== '' && better !== sentence.translation) placeBetter(sentence, better, result);
  else if (mark.mark === 'right') result.right.push(sentence);
  else if (mark.mark !== null || mark.note)
    result.open.push({ sentence, why: [mark.mark, mark.note].filter(Boolean).join(': ') });
}

function placeBetter(sentence, text, result) {
  const values = (of) => (of.match(VALUE) ?? []).toSorted().join(' ');
  if (values(text) === values(sentence.translation)) result.better.push({ sentence, text });
  else
    result.refused.push(
      `${sentence.key}: “${text}” has not the values ${values(sentence.translation) || 'of before: none'}`,
    );
}

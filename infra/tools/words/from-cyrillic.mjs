import { inLatin, transliterate } from '@safe-haven/lang/transliterate';
import { cyrillicOf } from './sentences.mjs';

/**
 * The marks of a reader of Cyrillic as marks of the Latin sentences that it is written from. A wording that differs from
 * the text in letters alone changes no Latin.
 * @param sentences Those of `sr-Latn`.
 * @param exceptions What is not as the rule of letters has it, by key.
 */
export function fromCyrillic(file, sentences, exceptions) {
  const byKey = new Map(sentences.map((sentence) => [sentence.key, sentence]));
  const inLetters = cyrillicOf(exceptions);
  const marks = file.marks.map((mark) => {
    const sentence = byKey.get(mark.key);
    // An empty text is none of ours: the mark is left out as one of a sentence that changed.
    if (sentence === undefined || mark.now !== inLetters(sentence)) return { ...mark, now: '' };
    const own = { ...mark, now: sentence.translation, better: '' };
    const better = betterOf(mark);
    if (better === '') return own;
    const latin = inLatin(better);
    return latin === sentence.translation ? { ...own, mark: 'right' } : { ...own, better: latin };
  });
  return { ...file, language: 'sr-Latn', marks };
}

/**
 * The exceptions after a reader's wordings, those of `keys` alone: one that the rule of letters does not give becomes an
 * exception, and one that it gives is none any more.
 */
export function exceptionsAfter(file, keys, exceptions) {
  const next = { ...exceptions };
  for (const mark of file.marks.filter(({ key }) => keys.has(key))) {
    const better = betterOf(mark);
    if (better === '') continue;
    if (transliterate(inLatin(better)) === better) delete next[mark.key];
    else next[mark.key] = better;
  }
  return next;
}

/** A wording that is another one than the reader saw; else nothing. */
function betterOf({ now, better }) {
  const text = (better ?? '').trim();
  return text === now ? '' : text;
}

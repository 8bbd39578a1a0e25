import { createHash } from 'node:crypto';

/**
 * What was read closely, as docs/words/read.json keeps it: `readings` says who read, when, and whether as a native
 * speaker; `sentences` has a line for each key, which names for each language the reading and a digest of what was read.
 * A language that a line does not name is unread there.
 */

/** What a reader has read: the sentence and the English that it was held against. */
export const digestOf = ({ english, translation }) =>
  createHash('sha256').update(`${english}\n${translation}`).digest('hex').slice(0, 8);

const marksIn = (line) =>
  line
    .split(' ')
    .filter(Boolean)
    .map((mark) => /^([\w-]+)=(\w+):(\w+)$/.exec(mark) ?? [mark]);

/** The reading of a sentence, by its name in `readings`; undefined: nobody has read it as it is now. */
export function readingOf(kept, language, sentence) {
  const mark = marksIn(kept.sentences[sentence.key] ?? '').find(([, of]) => of === language);
  return mark !== undefined && mark[3] === digestOf(sentence) ? mark[2] : undefined;
}

/** What is not so any more, and what has no line: each by its key. `byLanguage` has the sentences of each language. */
export function faultsOf(kept, byLanguage) {
  const keys = new Set([...byLanguage.values()].flatMap((sentences) => sentences.map(({ key }) => key)));
  const gone = Object.keys(kept.sentences).filter((key) => !keys.has(key));
  const without = [...keys].filter((key) => !(key in kept.sentences));
  const found = new Map([...byLanguage].map(([language, all]) => [language, new Map(all.map((s) => [s.key, s]))]));
  const wrong = Object.entries(kept.sentences).flatMap(([key, line]) =>
    keys.has(key)
      ? marksIn(line).flatMap((mark) => wrongIn(mark, found.get(mark[1])?.get(key), kept.readings, key))
      : [],
  );
  return [
    ...without.map((key) => ({ key, fault: 'has no line' })),
    ...gone.map((key) => ({ key, fault: 'is no sentence any more' })),
    ...wrong,
  ];
}

function wrongIn([whole, language, reading, digest], sentence, readings, key) {
  if (language === undefined || sentence === undefined) return [{ key, fault: `“${whole}” is no reading` }];
  if (!(reading in readings)) return [{ key, fault: `there is no reading ${reading}` }];
  return digestOf(sentence) === digest ? [] : [{ key, fault: `changed in ${language} since it was read` }];
}

/** The same with a line for each sentence that there is, in order; what changed since it was read is unread again. */
export function refreshed(kept, byLanguage) {
  const lines = new Map();
  for (const [language, sentences] of byLanguage) {
    for (const sentence of sentences) {
      const reading = readingOf(kept, language, sentence);
      const before = lines.get(sentence.key) ?? [];
      lines.set(sentence.key, reading ? [...before, `${language}=${reading}:${digestOf(sentence)}`] : before);
    }
  }
  const sorted = [...lines].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { ...kept, sentences: Object.fromEntries(sorted.map(([key, marks]) => [key, marks.join(' ')])) };
}

/** The same with these sentences of a language read by this reading, or by nobody where `reading` is null. */
export function marked(kept, language, sentences, reading) {
  const lines = { ...kept.sentences };
  for (const sentence of sentences) {
    const others = (lines[sentence.key] ?? '').split(' ').filter((mark) => mark && !mark.startsWith(`${language}=`));
    const own = reading === null ? [] : [`${language}=${reading}:${digestOf(sentence)}`];
    lines[sentence.key] = [...others, ...own].join(' ');
  }
  return { ...kept, sentences: lines };
}

/** The name of a reading, with the readings that have it: one that is there already is not kept twice. */
export function namedReading(readings, reading) {
  const same = Object.entries(readings).find(([, one]) => one.by === reading.by && one.when === reading.when);
  if (same) return { name: same[0], readings };
  const name = String(1 + Math.max(0, ...Object.keys(readings).map(Number)));
  return { name, readings: { ...readings, [name]: reading } };
}

/** For each language how many sentences there are, how many nobody has read, and how many no native speaker. */
export function countsOf(kept, byLanguage) {
  return [...byLanguage].map(([language, sentences]) => {
    const readings = sentences.map((sentence) => readingOf(kept, language, sentence));
    const unread = readings.filter((reading) => reading === undefined).length;
    const notNative = readings.filter((reading) => !kept.readings[reading]?.native).length;
    return { language, sentences: sentences.length, unread, notNative };
  });
}

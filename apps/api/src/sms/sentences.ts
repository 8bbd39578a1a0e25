/** What became of a message. */
export type SmsEffect = 'done' | 'undone' | 'waits' | 'not_done';

/** All that is ever texted: no place, no person, no number but that of tasks. */
export type SmsSentence = SmsEffect | 'task';

const SENTENCES = {
  en: {
    done: 'Recorded. UNDO within 5 minutes takes it back.',
    undone: 'Taken back.',
    waits: 'Improbable: check it in the program.',
    not_done: 'Not done. Open the program.',
    task: '1 new task',
  },
  sq: {
    done: 'U regjistrua. ZHBEJ brenda 5 minutave e kthen mbrapsht.',
    undone: 'U kthye mbrapsht.',
    waits: 'E pazakonte: kontrollojeni ne program.',
    not_done: 'Nuk u krye. Hapni programin.',
    task: '1 detyre e re',
  },
  bs: {
    done: 'Zabiljezeno. PONISTI u roku od 5 minuta to vraca.',
    undone: 'Vraceno.',
    waits: 'Neobicno: provjerite u programu.',
    not_done: 'Nije uradjeno. Otvorite program.',
    task: '1 novi zadatak',
  },
  'sr-Latn': {
    done: 'Zabelezeno. PONISTI u roku od 5 minuta to vraca.',
    undone: 'Vraceno.',
    waits: 'Neobicno: proverite u programu.',
    not_done: 'Nije uradjeno. Otvorite program.',
    task: '1 novi zadatak',
  },
  'sr-Cyrl': {
    done: 'Забележено. ПОНИШТИ у року од 5 минута то враћа.',
    undone: 'Враћено.',
    waits: 'Необично: проверите у програму.',
    not_done: 'Није урађено. Отворите програм.',
    task: '1 нови задатак',
  },
  mk: {
    done: 'Запишано. ПОНИШТИ за 5 минути го враќа.',
    undone: 'Вратено.',
    waits: 'Необично: проверете во програмата.',
    not_done: 'Не е направено. Отворете ја програмата.',
    task: '1 нова задача',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<SmsSentence, string>>>>;

/** Latin letters are without their marks: with one of them a text takes twice as many bytes, and some phones show none. */
export const sentenceIn = (language: string | null, sentence: SmsSentence): string =>
  (Object.hasOwn(SENTENCES, language ?? '') ? SENTENCES[language as keyof typeof SENTENCES] : SENTENCES.en)[sentence];

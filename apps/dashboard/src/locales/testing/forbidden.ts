import type { Written } from '../words.ts';

export interface Forbidden {
  /** Where only some English texts can be mistranslated so; left out: nowhere may it be said. */
  readonly of?: RegExp;
  readonly never: RegExp;
  readonly why: string;
}

/** Words that are never said, in any text. Serbian in Cyrillic is checked by its Latin texts. */
export const FORBIDDEN: Readonly<Record<Written | 'en', readonly Forbidden[]>> = {
  en: [{ never: /\bavailable\b|victim|\bclient\b|\binmate\b|\bcase\b/i, why: 'free, guests and beneficiaries' }],
  sq: [
    { never: /viktim|klient/i, why: 'guests and beneficiaries' },
    { never: /disponuesh|dispozicion|falas/i, why: 'i lirë, and nothing about being at hand or costing nothing' },
    { of: /\bfull\b/i, never: /plotësish|e plotë|të plotë|komplet/i, why: 'full is plot, not "complete"' },
    { of: /discharge/i, never: /shkark/i, why: 'discharge is largim, not unloading' },
    { of: /\bshift\b/i, never: /zhvend/i, why: 'a shift is a turn of duty, not a move' },
  ],
  bs: slavic('slobodno'),
  'sr-Latn': slavic('slobodno'),
  mk: [
    { never: /жртв|клиент/i, why: 'guests and beneficiaries' },
    { never: /достапн|расположлив|бесплатн/i, why: 'слободно, and nothing about being at hand or costing nothing' },
    { of: /\bfull\b/i, never: /целосн|комплетн|потполн/i, why: 'full is пополнето, not "complete"' },
    { of: /discharge/i, never: /растовар|истовар|отпуст|отпушт/i, why: 'discharge is излегување, not unloading' },
    { of: /\bshift\b/i, never: /помест|помрд/i, why: 'a shift is a turn of duty, not a move' },
  ],
};

function slavic(free: string): readonly Forbidden[] {
  return [
    { never: /žrtv|klijent|slučaj/i, why: 'guests and beneficiaries' },
    { never: /dostupn|raspoloživ|besplatn/i, why: `${free}, and nothing about being at hand or costing nothing` },
    { of: /\bfull\b/i, never: /potpun|kompletn|cijel|\bcel/i, why: 'full is popunjeno, not "complete"' },
    { of: /discharge/i, never: /istovar|otpust|otpušt/i, why: 'discharge is izlazak, not unloading' },
    { of: /\bshift\b/i, never: /pomak|pomjer|pomer/i, why: 'a shift is a turn of duty, not a move' },
  ];
}

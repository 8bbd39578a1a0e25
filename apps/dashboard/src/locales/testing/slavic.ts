import type { Forbidden } from './checks.ts';

/** Forbidden terms in Bosnian and Serbian. Serbian in Cyrillic is checked by its Latin texts. */
export const FORBIDDEN_IN_LATIN: readonly Forbidden[] = [
  { never: /žrtv|klijent|slučaj/i, why: 'guests and beneficiaries' },
  { never: /dostupn|raspoloživ|besplatn/i, why: 'slobodno, and nothing about being at hand or costing nothing' },
  { of: /\bfull\b/i, never: /potpun|kompletn|cijel|\bcel/i, why: 'full is popunjeno, not "complete"' },
  { of: /discharge/i, never: /istovar|otpust|otpušt/i, why: 'discharge is izlazak, not unloading' },
  { of: /\bshift\b/i, never: /pomak|pomjer|pomer/i, why: 'a shift is a turn of duty, not a move' },
  { never: /(nema|bez) veze|uživo/i, why: '"never mind", "nonsense", "in person": the line is down' },
  {
    never: /(?<!\p{L})(pita se|se pita(?!j))|nađi(?!te)/iu,
    why: 'a house does not wonder, and the imperative is polite',
  },
  {
    never: /povuc(?!ite (zahtj?ev|pla|prista|saglas|pr(ij)?edlog))/i,
    why: 'a room or a bed is "ukinuta"; what is withdrawn is named',
  },
  {
    never:
      /(?<!\p{L})(Odustani|Dodaj|Izaberi|Otvori|Potvrdi|Prom(ij)?eni|Pogledaj|Poništi|Opozovi|Štampaj|Završi)(?!\p{L})/u,
    why: 'the imperative is polite',
  },
  { of: /by itself/i, never: /(?<!\p{L})samo(?!\p{L})/iu, why: '"only": ističe, automatski' },
  { never: /duševn|revizijsk/i, why: 'psihičke smetnje, evidencija radnji' },
];

import type { Checks } from '../testing/checks.ts';

const NOT_OUT = 'a short word for "out" would not say what is out; the numbers of a row wrap';

export const checks: Checks = {
  longer: {
    'look.place.out_one': NOT_OUT,
    'look.place.out_other': NOT_OUT,
    'shelter.act.overflow': 'a letter too long; the buttons of a house wrap',
  },
  forbidden: [
    { never: /жртв|клиент/i, why: 'guests and beneficiaries' },
    { never: /достапн|расположлив|бесплатн/i, why: 'слободно, and nothing about being at hand or costing nothing' },
    { of: /\bfull\b/i, never: /целосн|комплетн|потполн/i, why: 'full is пополнето, not "complete"' },
    {
      of: /discharge/i,
      never: /растовар|истовар|отпуст|отпушт/i,
      why: 'discharge is крај на престојот, not unloading',
    },
    { of: /\bshift\b/i, never: /помест|помрд/i, why: 'a shift is a turn of duty, not a move' },
    {
      never: /во живо|без врска|Нема врска\./i,
      why: '"in person", "nonsense" and "never mind": the line to the server is down',
    },
    { never: /за \{\{(age|left|time)\}\}/, why: 'time that is left is уште: „за 2 ч“ is two o’clock' },
    { never: /душевн|упатно писмо/i, why: 'акутна психичка состојба, писмено упатување' },
    {
      never: /(?<!\p{L})(Откажи|Додај|Избери|Отвори|Потврди|Види|Поништи|Отповикај|Печати)(?!\p{L})/u,
      why: 'the imperative is polite',
    },
    { of: /by itself/i, never: /(?<!\p{L})само(?!\p{L})/iu, why: '"only": истекува, автоматски' },
    { never: /станар/i, why: 'tenants: корисничките' },
    { never: /Најди|се прашува/i, why: 'the imperative is polite, and a house does not wonder' },
  ],
};

/** What stands before a national number of the four countries for somebody abroad; within them all write a 0 there. */
const PREFIXES: Readonly<Record<string, string>> = { AL: '+355', BA: '+387', MK: '+389', RS: '+381' };

/** A plus, the country, and so many digits in all (ITU-T E.164). */
const INTERNATIONAL = /^\+[1-9]\d{7,14}$/;
/** Helplines of one number in all of Europe (decision 2007/116/EC): dialled as they are, and only at home. */
const HARMONISED = /^116\d{3}$/;
/** What people put between digits to read them better. */
const BETWEEN = /[\s().\-/\u2010-\u2015\u00a0]/g;

/**
 * A phone number as it is dialled from anywhere, from how somebody in a country writes it: `060 123-456` in Serbia is
 * `+38160123456`. null: no number that can be called (ADR 53). Whose it is, only a call can tell.
 */
export function phoneOf(typed: string, country: string | null): string | null {
  const plain = typed.trim().replace(/\(0\)/, '').replace(BETWEEN, '');
  if (HARMONISED.test(plain)) return plain;
  const prefix = country === null ? undefined : PREFIXES[country];
  const whole = plain.startsWith('00')
    ? `+${plain.slice(2)}`
    : plain.startsWith('0') && prefix !== undefined
      ? `${prefix}${plain.slice(1)}`
      : plain;
  return INTERNATIONAL.test(whole) ? whole : null;
}

/** In groups that can be read aloud: `+381 60 123 456`. */
export function phoneInGroups(number: string): string {
  const known = Object.values(PREFIXES).find((prefix) => number.startsWith(prefix));
  if (known === undefined) return number.startsWith('+') ? number : grouped(number);
  const rest = number.slice(known.length);
  return `${known} ${rest.slice(0, 2)} ${grouped(rest.slice(2))}`;
}

/** Threes, and no digit alone at the end. */
const grouped = (digits: string): string =>
  digits.length <= 4 ? digits : `${digits.slice(0, 3)} ${grouped(digits.slice(3))}`;

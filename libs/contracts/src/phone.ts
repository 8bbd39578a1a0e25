/** Country calling codes of the four countries; their national numbers start with a 0. */
const PREFIXES: Readonly<Record<string, string>> = { AL: '+355', BA: '+387', MK: '+389', RS: '+381' };

/** E.164: a plus, the country, and so many digits in all. */
const INTERNATIONAL = /^\+[1-9]\d{7,14}$/;
/** European helpline numbers (decision 2007/116/EC): dialled unchanged, and only within the country. */
const HARMONISED = /^116\d{3}$/;
/** Separators between digits. */
const BETWEEN = /[\s().\-/\u2010-\u2015\u00a0]/g;

/**
 * Normalises a phone number as written in a country to its international form: `060 123-456` in Serbia is `+38160123456`.
 * null: not callable (ADR 53). It does not prove whose number it is.
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

/** Grouped for reading aloud: `+381 60 123 456`. */
export function phoneInGroups(number: string): string {
  const known = Object.values(PREFIXES).find((prefix) => number.startsWith(prefix));
  if (known === undefined) return number.startsWith('+') ? number : grouped(number);
  const rest = number.slice(known.length);
  return `${known} ${rest.slice(0, 2)} ${grouped(rest.slice(2))}`;
}

/** Groups of three, without a single last digit. */
const grouped = (digits: string): string =>
  digits.length <= 4 ? digits : `${digits.slice(0, 3)} ${grouped(digits.slice(3))}`;

/**
 * What `Intl` would say, for a language of which Chromium's `Intl` knows nothing but plural forms (Albanian, Bosnian
 * and Macedonian: docs/adr/0027 has the measurement). Written from CLDR; a check holds it against a full `Intl`.
 */
export interface OwnNames {
  /** January first. */
  readonly months: readonly string[];
  readonly monthsShort: readonly string[];
  /** Sunday first. */
  readonly weekdaysShort: readonly string[];
  /** Between the last two of a list. */
  readonly and: string;
  /** By ISO 639 code: what the staff of a house may speak. */
  readonly languages: Readonly<Record<string, string>>;
  /** By ISO 3166 code: the neighbours; the countries of the network have texts in `look`. */
  readonly countries: Readonly<Record<string, string>>;
}

const known = new Map<string, OwnNames>();

/** Takes the names of a language into use; they come with its texts. */
export const addOwnNames = (language: string, names: OwnNames): void => void known.set(language, names);
export const ownNames = (language: string): OwnNames | undefined => known.get(language);

/**
 * Names that `Intl` lacks for languages of which Chromium knows only plural forms (Albanian, Bosnian and Macedonian:
 * measured in docs/adr/0027). Taken from CLDR; a test compares them with a full `Intl`.
 */
export interface OwnNames {
  /** January first. */
  readonly months: readonly string[];
  readonly monthsShort: readonly string[];
  /** Sunday first. */
  readonly weekdaysShort: readonly string[];
  /** The conjunction of lists. */
  readonly and: string;
  /** By ISO 639 code: the languages spoken by staff. */
  readonly languages: Readonly<Record<string, string>>;
  /** By ISO 3166 code: neighbouring countries; those of the network are in `look`. */
  readonly countries: Readonly<Record<string, string>>;
}

const cached = new Map<string, OwnNames>();

/** Registers the names of a language; they are loaded with its texts. */
export const addOwnNames = (language: string, names: OwnNames): void => void cached.set(language, names);
/** The registered names of a language; undefined: `Intl` has them. */
export const ownNames = (language: string): OwnNames | undefined => cached.get(language);

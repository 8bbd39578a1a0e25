type Lookup = (areaId: string, language: string) => string | undefined;

let lookup: Lookup = () => undefined;
/** Sets where names of areas are looked up. */
export const setAreaNames = (names: Lookup): void => {
  lookup = names;
};

/** The name of an area in a language; the server's name in English or for areas outside of the catalogue. */
export const areaName = (language: string, area: { readonly id: string; readonly name: string }): string =>
  language === 'en' ? area.name : (lookup(area.id, language) ?? area.name);

type Lookup = (areaId: string, language: string) => string | undefined;

let lookup: Lookup = () => undefined;
export const setAreaNames = (names: Lookup): void => {
  lookup = names;
};

/** The name of an area in a language; a place outside the catalogue, or in English, keeps the name that the server gave. */
export const areaName = (language: string, area: { readonly id: string; readonly name: string }): string =>
  language === 'en' ? area.name : (lookup(area.id, language) ?? area.name);

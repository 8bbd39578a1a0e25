import type { Language } from './languages.ts';

type Lookup = (areaId: string, language: Language) => string | undefined;

let look: Lookup = () => undefined;
export const knowAreas = (lookup: Lookup): void => {
  look = lookup;
};

/** The name of an area in a language; a place outside the catalogue, or in English, keeps the name that the server gave. */
export const areaName = (language: string, area: { readonly id: string; readonly name: string }): string =>
  language === 'en' ? area.name : (look(area.id, language as Language) ?? area.name);

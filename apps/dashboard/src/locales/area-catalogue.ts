import { areaById } from '@safe-haven/contracts';
import { setAreaNames } from './area-names.ts';

/** Takes the names of the catalogue of areas into use. They are loaded with the first language that is not English. */
export const addAreaNames = (): void =>
  setAreaNames((id, language) => {
    const names: Readonly<Record<string, string | undefined>> = areaById(id)?.names ?? {};
    return names[language];
  });

import { areaById } from '@safe-haven/contracts';
import { setAreaNames } from './area-names.ts';

/** Registers the names of the area catalogue. Loaded with the first language other than English. */
export const addAreaNames = (): void =>
  setAreaNames((id, language) => {
    const names: Readonly<Record<string, string | undefined>> = areaById(id)?.names ?? {};
    return names[language];
  });

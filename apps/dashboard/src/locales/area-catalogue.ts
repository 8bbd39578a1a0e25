import { areaById } from '@safe-haven/contracts';
import { knowAreas } from './area-names.ts';

/** Takes the catalogue of areas into use. It is loaded with the first language that is not English. */
export const learnAreas = (): void => knowAreas((id, language) => areaById(id)?.names[language]);

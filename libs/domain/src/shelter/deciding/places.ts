import { isConfusable } from '../confusable-names.ts';
import type { ShelterContext } from '../decision.ts';
import type { RejectionCode } from '../rejections.ts';

/** VA-3: the name of a house must not be confusable with another one of its area. */
export function nameFault(name: string, areaId: string, { id, neighbours = [] }: ShelterContext): RejectionCode | null {
  const taken = neighbours.some(
    (other) => other.shelterId !== id && other.areaId === areaId && isConfusable(other.name, name),
  );
  return taken ? 'name_like_another' : null;
}

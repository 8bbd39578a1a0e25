import type { Bed, KeptShelter } from '../state.ts';

export const overflowBeds = (state: KeptShelter, keep: (bed: Bed) => boolean): readonly string[] =>
  Object.values(state.beds)
    .filter((bed) => bed.kind === 'overflow' && keep(bed))
    .map((bed) => bed.bedId);

import { MoreNeeds } from './more-needs.tsx';
import type { PartProps } from './part.ts';
import { ServicesField } from './services-field.tsx';

/** What is behind "More": services of a house, and the less common needs. */
export const FurtherNeeds = (part: PartProps) => (
  <>
    <ServicesField {...part} />
    <MoreNeeds {...part} />
  </>
);

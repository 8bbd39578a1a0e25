import type { ExtraPlaces as Opened } from '@safe-haven/contracts';
import { lazyOptional } from '../../ui/lazy-optional.tsx';

const ExtraPlaces = lazyOptional(() => import('./extra-places.tsx'), ['shelter']);

/** What a house opened for a surge; nothing, and nothing loaded, where it opened none. */
export const Extra = ({ of }: { readonly of: Opened | undefined }) => of && <ExtraPlaces extra={of} />;

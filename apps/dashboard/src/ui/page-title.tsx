import type { ReactNode } from 'react';
import { useMedia } from './use-media.ts';

/** The heading of a screen whose name is in the bar of a phone: shown once there, and read as a heading everywhere. */
export function PageTitle({ children }: { readonly children: ReactNode }) {
  const small = useMedia('(max-width: 639px)');
  return <h1 className={small ? 'aloud' : undefined}>{children}</h1>;
}

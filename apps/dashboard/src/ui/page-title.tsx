import type { ReactNode } from 'react';
import { PHONE, useMedia } from './use-media.ts';

/**
 * The heading of a screen. Visually hidden on a phone, where the bar has the name; a heading for screen readers
 * everywhere.
 */
export function PageTitle({ children }: { readonly children: ReactNode }) {
  const small = useMedia(PHONE);
  return <h1 className={small ? 'aloud' : undefined}>{children}</h1>;
}

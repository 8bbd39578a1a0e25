import type { ReactNode } from 'react';
import { PHONE, useMedia } from './use-media.ts';

interface PageTitleProps {
  readonly children: ReactNode;
  /** Below a screen of the navigation: on a phone the bar names that one, so this heading is shown there too. */
  readonly isSubpage?: boolean;
}

/**
 * The heading of a screen. Visually hidden on a phone where the bar has the name; a heading for screen readers
 * everywhere.
 */
export function PageTitle({ children, isSubpage = false }: PageTitleProps) {
  const small = useMedia(PHONE);
  return <h1 className={small && !isSubpage ? 'aloud' : undefined}>{children}</h1>;
}

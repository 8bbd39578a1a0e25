import type { Me } from '@safe-haven/contracts';
import { useLayoutEffect } from 'react';
import { useRouter } from 'wouter';
import { useT } from '../../locales/use-t.ts';
import { isBoardPath } from '../board-paths.ts';
import { mayOpen, screenAt } from './screens.ts';

/**
 * Names the tab after the screen at a path before that is loaded, so that nobody hears the name of another one meanwhile
 * (AL-1). The board is there from the first paint, and where nothing can be opened, the screen that says so names it.
 */
export function useTabName(me: Me, path: string): void {
  const t = useT('session');
  const { parser } = useRouter();
  const screen = isBoardPath(path) ? undefined : screenAt(path, parser)?.screen;
  const name = screen && mayOpen(me, screen) ? t(`nav.${screen.tab ?? screen.name}`) : null;
  // Before the effects of the screen: one that fails to render has a name of its own.
  useLayoutEffect(() => {
    if (name !== null) document.title = name;
  }, [name]);
}

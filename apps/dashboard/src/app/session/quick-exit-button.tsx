import { LogOut } from 'lucide-react';
import { useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { quickExit } from './quick-exit.ts';

/** Leaves at once, for another site. */
export function QuickExitButton() {
  const t = useT('session');
  return (
    <Button icon={LogOut} title={t('quickExitHint')} onClick={quickExit}>
      {t('quickExit')}
    </Button>
  );
}

import { CircleHelp } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { later } from '../../ui/later.tsx';
import { SIGN_IN_HELP } from '../shell/help-places.ts';

const HelpDrawer = later(() => import('./help-drawer.tsx'), ['help', 'refusals']);

/** Help on the screens before signing in, below what they are for. */
export function SignedOutHelp({ screen }: { readonly screen: string }) {
  const t = useT('session');
  const [open, setOpen] = useState(false);
  return (
    <footer className="app-help">
      <Button variant="quiet" icon={CircleHelp} onClick={() => setOpen(true)}>
        {t('nav.help')}
      </Button>
      {open && <HelpDrawer me={null} place={SIGN_IN_HELP} screen={screen} onClose={() => setOpen(false)} />}
    </footer>
  );
}

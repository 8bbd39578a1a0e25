import { UsersRound } from 'lucide-react';
import { use } from 'react';
import { Link, useLocation } from 'wouter';
import { useT } from '../../locales/use-t.ts';
import { BoardContext } from '../../model/board/use-board.ts';
import { useRunningOperation } from '../../screens/operations/use-running-operation.ts';
import { Icon } from '../../ui/icon.tsx';

/** On a phone a tab of its own while an operation runs: it is what the night is about then. */
export default function OperationTab() {
  return use(BoardContext) && <Tab />;
}

function Tab() {
  const t = useT('session');
  const [at] = useLocation();
  if (!useRunningOperation()) return null;
  const current = at === '/operations' ? 'page' : at.startsWith('/operations/') ? 'true' : undefined;
  return (
    <Link href="/operations" className="nav-link" aria-current={current}>
      <Icon icon={UsersRound} size={18} />
      {t('nav.operations')}
    </Link>
  );
}

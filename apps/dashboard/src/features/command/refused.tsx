import '../../ui/problem.css';
import type { Problem } from '@safe-haven/contracts';
import { TriangleAlert } from 'lucide-react';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { useNow } from '../../model/time/now.ts';
import { Icon } from '../../ui/icon.tsx';
import { refusalOf } from './refusal.ts';

/** Why a command was refused, by which event, and the possible next steps. */
export function Refused({ problem }: { readonly problem: Problem }) {
  const l10n = useL10n();
  const { sentence, next } = refusalOf(l10n, problem, useNow(1_000), false);
  return (
    <div className="problem" role="alert" data-problem={problem.code}>
      <Icon icon={TriangleAlert} size={18} />
      <div className="problem-text">
        <p className="problem-title">{sentence}</p>
        {next && <p className="problem-next">{next}</p>}
      </div>
    </div>
  );
}

import './problem.css';
import type { Problem as ProblemDocument } from '@safe-haven/contracts';
import { TriangleAlert } from 'lucide-react';
import { problemText } from '../locales/problem-text.ts';
import { useT } from '../locales/use-t.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** What failed, beside what failed: a sentence, the way out, and a button where trying again is one. */
export function Problem(props: {
  problem: ProblemDocument;
  onRetry?: (() => void) | undefined;
  /** The way out is said by the children: the usual one is not true here. */
  ownWay?: boolean;
  children?: React.ReactNode;
}) {
  const t = useT('look');
  const { title, next } = problemText(props.problem);
  return (
    <div className="problem" role="alert" data-problem={props.problem.code}>
      <Icon of={TriangleAlert} size={18} />
      <div className="problem-words">
        <p className="problem-title">{title}</p>
        {next && !props.ownWay && <p className="problem-next">{next}</p>}
        {props.children}
      </div>
      {props.onRetry && <Button onClick={props.onRetry}>{t('retry')}</Button>}
    </div>
  );
}

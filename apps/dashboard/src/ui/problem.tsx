import './problem.css';
import type { Problem as ProblemDocument } from '@safe-haven/contracts';
import { TriangleAlert } from 'lucide-react';
import { problemText } from '../locales/problem-text.ts';
import { useT } from '../locales/use-t.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** What is only late is no alert: it is announced when the reader pauses. */
const LATE = new Set(['no_answer_yet', 'part_late']);
/** Asking again can't help: a browser goes on waiting for the same script, and the page stays of its release. */
const RELOADS = new Set(['other_protocol', 'part_late']);

/** An error message with the next step, and a retry button where retrying can help; where only a reload can, that. */
export function Problem(props: {
  problem: ProblemDocument;
  onRetry?: (() => void) | undefined;
  /** The children name the next step, because the default one does not apply. */
  hasOwnNextStep?: boolean;
  /** It is in a form, which keeps what was typed. */
  typed?: boolean;
  children?: React.ReactNode;
}) {
  const t = useT('look');
  const { title, next } = problemText(props.problem, { typed: props.typed ?? false });
  return (
    <div className="problem" role={LATE.has(props.problem.code) ? 'status' : 'alert'} data-problem={props.problem.code}>
      <Icon icon={TriangleAlert} size={18} />
      <div className="problem-text">
        <p className="problem-title">{title}</p>
        {next && !props.hasOwnNextStep && <p className="problem-next">{next}</p>}
        {props.children}
      </div>
      {RELOADS.has(props.problem.code) ? (
        <Button onClick={() => location.reload()}>{t('reload')}</Button>
      ) : (
        props.onRetry && <Button onClick={props.onRetry}>{t('retry')}</Button>
      )}
    </div>
  );
}

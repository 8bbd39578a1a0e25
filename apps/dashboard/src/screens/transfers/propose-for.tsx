import { useRequest } from '../../features/request/use-request.ts';
import { useT } from '../../locales/use-t.ts';
import { Problem } from '../../ui/problem.tsx';
import { WaitingSheet } from '../../ui/waiting-sheet.tsx';
import { ProposeForm } from './propose-form.tsx';

/** A transfer for the party of a request: who travels and what they need is known already. */
export function ProposeFor({ requestId, onClose }: { readonly requestId: string; onClose(): void }) {
  const t = useT('transfers');
  const { value, problem, again } = useRequest(requestId);
  if (problem && value === null) return <Problem problem={problem} onRetry={again} />;
  if (value === null) return <WaitingSheet waiting words={t('loading')} />;
  const { party, criteria } = value;
  return <ProposeForm from={{ requestId, party, needs: criteria?.needs ?? {} }} onClose={onClose} />;
}

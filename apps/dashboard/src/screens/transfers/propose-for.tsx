import type { RequestView } from '@safe-haven/contracts';
import { useRequest } from '../../features/request/use-request.ts';
import { useSheltersFor } from '../../features/request/use-shelters-for.ts';
import { useT } from '../../locales/use-t.ts';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';
import { ProposeForm } from './propose-form.tsx';

/** Proposes a transfer for a request, whose party, needs and matching shelters are known. */
export function ProposeFor({ requestId, onClose }: { readonly requestId: string; onClose(): void }) {
  const t = useT('transfers');
  const { value, problem, refetch } = useRequest(requestId);
  if (problem && value === null) return <Problem problem={problem} onRetry={refetch} />;
  if (value === null) return <SheetSkeleton waiting label={t('loading')} />;
  return <ProposeOf request={value} onClose={onClose} />;
}

function ProposeOf({ request, onClose }: { readonly request: RequestView; onClose(): void }) {
  const t = useT('transfers');
  const { shelters, problem, refetch } = useSheltersFor(request);
  return (
    <>
      {problem && <Problem problem={problem} onRetry={refetch} />}
      <SheetSkeleton waiting={shelters === null && problem === null} label={t('form.looking')} />
      {shelters && <ProposeForm from={{ request, shelters: [...shelters] }} onClose={onClose} />}
    </>
  );
}

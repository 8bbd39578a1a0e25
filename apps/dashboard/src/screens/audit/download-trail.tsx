import { auditExport } from '@safe-haven/contracts';
import { Download } from 'lucide-react';
import { useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { trailCsv } from './trail-csv.ts';
import { useTrailTexts } from './use-trail-texts.ts';

/** Downloads the trail as a CSV file in the language of the interface; the export is itself recorded. */
export function DownloadTrail({ query }: { readonly query: URLSearchParams }) {
  const t = useT('audit');
  const texts = useTrailTexts();
  const { busy, problem, send } = useCommand();
  const take = async () => {
    const answer = await send(() => api.post('/api/audit/export', Object.fromEntries(query), auditExport));
    if (answer) save(trailCsv(answer.value, texts), 'audit.csv');
  };
  return (
    <>
      <Button icon={Download} className="audit-csv" busy={busy} onClick={() => void take()}>
        {t('csv')}
      </Button>
      {problem && <Problem problem={problem} />}
    </>
  );
}

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has started by then, and nothing else uses the object URL.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

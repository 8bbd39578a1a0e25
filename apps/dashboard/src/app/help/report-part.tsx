import type { Me } from '@safe-haven/contracts';
import { useLanguage, useT } from '../../locales/use-t.ts';
import { lastProblem } from '../../net/last-problem.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useTheme } from '../../ui/theme.ts';
import { reportOf } from './report.ts';

/** A report for the people who run the program: it is read here, copied, and sent by the reader. */
export function ReportPart({ me, screen }: { readonly me: Me | null; readonly screen: string }) {
  const t = useT('help');
  const theme = useTheme();
  const language = useLanguage();
  const problem = lastProblem.noted();
  const text = reportOf({ screen, role: me?.role ?? null, language, theme, at: new Date(), lastProblem: problem });
  return (
    <section className="help-report" aria-label={t('report.title')}>
      <h3>{t('report.title')}</h3>
      <p>{t('report.lead')}</p>
      <pre lang="en">{text}</pre>
      <div className="sheet-actions">
        <CopyButton
          text={text}
          label={t('report.copy')}
          copied={t('report.copied')}
          notCopied={t('report.notCopied')}
        />
      </div>
      <p className="field-hint">{t('report.hint')}</p>
    </section>
  );
}

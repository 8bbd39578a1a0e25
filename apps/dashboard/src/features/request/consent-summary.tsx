import { useFormat, useT } from '../../locales/use-t.ts';
import { sharedIn } from './consent.ts';

/** The consented scopes as a sentence. */
export function ConsentSummary({ scope }: { readonly scope: readonly string[] }) {
  const t = useT('requests');
  const { list } = useFormat();
  const shared = sharedIn(scope);
  const what = list(shared.map((code) => t(`consent.scope.${code}`)));
  return (
    <p className="sheet-detail" data-shares={shared.join(' ')}>
      {shared.length === 0 ? t('consent.none') : t('consent.said', { what })}
    </p>
  );
}

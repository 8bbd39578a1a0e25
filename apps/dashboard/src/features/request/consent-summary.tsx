import { useFormat, useT } from '../../locales/use-t.ts';
import { sharedIn } from './consent.ts';

/** What they agreed may be told to a house that says yes, as one sentence. */
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

/** One help page. The page about this computer shows what `doctor` finds right now. */
import { errorTexts } from '../../../../shared/texts/text.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { Markdown } from '../../ui/Markdown.tsx';
import { DoctorCard } from '../station/DoctorCard.tsx';
import styles from './Help.module.css';
import type { HelpPage } from './help-pages.ts';

const DOCTOR_PAGE = 'doctor';

export function HelpArticle({ page }: { readonly page: HelpPage }) {
  return (
    // The article scrolls on its own, so it must be reachable by keyboard.
    <article className={styles['article']} tabIndex={0} aria-label={page.title}>
      {page.kind === 'page' ? <Markdown source={page.markdown} /> : <ErrorArticle page={page} />}
      {page.id === DOCTOR_PAGE && <DoctorCard />}
    </article>
  );
}

function ErrorArticle({ page }: { readonly page: Extract<HelpPage, { kind: 'error' }> }) {
  const t = useText();
  const { title, meaning, action } = errorTexts(useLanguage(), page.code, {});
  return (
    <>
      <h2>{title}</h2>
      <p>
        <code>{page.code}</code>
      </p>
      <h3>{t('window.help.meaning')}</h3>
      <p>{meaning}</p>
      <h3>{t('window.help.action')}</h3>
      <p>{action}</p>
    </>
  );
}

import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import { language, locale } from '../texts/language';
import { AgreementPage } from './AgreementPage';
import { ReplayPage } from './ReplayPage';
import type { ReportContent } from './reportContract';
import '../theme.css';
import '../ui/ui.css';
import './report.css';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
/** Light, as paper is; dark for who asks for it, on the screen. */
const dress = (isDark: boolean) => document.documentElement.setAttribute('data-theme', isDark ? 'dark' : 'light');
dress(dark.matches);
dark.addEventListener('change', () => dress(dark.matches));
window.addEventListener('beforeprint', () => dress(false));
window.addEventListener('afterprint', () => dress(dark.matches));

document.documentElement.lang = language;
const content = JSON.parse(document.getElementById('report')?.textContent ?? '') as ReportContent;
createRoot(document.getElementById('root')!).render(
  <I18nProvider locale={locale}>
    <main className="report">{content.kind === 'agreement' ? <AgreementPage {...content} /> : <ReplayPage {...content} />}</main>
  </I18nProvider>,
);

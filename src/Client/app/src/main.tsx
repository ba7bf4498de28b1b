import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/queries';
import { App } from './App';
import { openOffline } from './shell/offline';
import { CrashScreen } from './shell/Trouble';
import { language, locale } from './texts/language';
import '@fontsource-variable/source-sans-3';
import './theme.css';
import './ui/ui.css';
import './shell/shell.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root".');
document.documentElement.lang = language;
createRoot(root).render(
  <StrictMode>
    <I18nProvider locale={locale}>
      <CrashScreen>
        <QueryClientProvider client={queryClient}>
          <App />
        </QueryClientProvider>
      </CrashScreen>
    </I18nProvider>
  </StrictMode>,
);

openOffline();
// Whatever page is open: what this browser keeps is on its way to the server.
void import('./reading/outbox/start');

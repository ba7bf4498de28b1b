import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/queries';
import { App } from './App';
import { openOffline } from './shell/offline';
import { CrashScreen } from './shell/Trouble';
import './theme.css';
import './ui/ui.css';
import './shell/shell.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root".');
createRoot(root).render(
  <StrictMode>
    <CrashScreen>
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </CrashScreen>
  </StrictMode>,
);

openOffline();

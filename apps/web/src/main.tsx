import 'virtual:design-system.css';
import './ui/page.css';
import './features/inbox/inbox.css';
import './features/handover/handover.css';
import './features/pathways/pathways.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { I18nextProvider } from 'react-i18next';
import { startTexts } from './i18n/i18n';
import { createQueryClient } from './queries';
import { createPages } from './routes';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) return;
  const texts = await startTexts();
  const pages = createPages();
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <QueryClientProvider client={createQueryClient()}>
          <RouterProvider router={pages} />
        </QueryClientProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}

await start();
